"""What a bundle gets wrong, for its card: `python -m platekit_train.look.known_failures ../models/plate-ocr …`.

Draws plates (reader) or windows (segmenter) that no training saw, the same ones the card's table measures, and writes
failures.webp, the worst of each kind of failure, and the section "Known failures" of README.md, how often each kind
happens. Do it after each export, and after calibrating, whose probabilities the readers' pictures state.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

import cv2
import torch
import yaml

from platekit_train.bad_data import BadData
from platekit_train.bundle.card_section import put_section
from platekit_train.look import failed_crops, failed_masks
from platekit_train.look.prediction_page import Page, sheet
from platekit_train.picture_sheet import write_small_picture
from platekit_train.reader.open_model import open_reader_model
from platekit_train.segmenter.looks import PlateLooker

SECTION = "Known failures"
PICTURE = "failures.webp"
MOST_BYTES = 60_000
PLATES, WINDOWS = 1000, 200
"""Drawn for a reader and for a segmenter: as many as their cards' tables measure."""
_WIDTH, _COLUMNS = 960, 120


def failures(bundle: Path, drawn: int | None = None) -> tuple[Page, str]:
    """The picture's content, and the words beside it; `drawn` plates or windows, as many as the card's where None.

    @raise BadData when the folder holds no bundle of a reader or segmenter.
    """
    path = bundle / "config.yaml"
    if not path.is_file():
        raise BadData(f"Cannot look for failures of {bundle}: wanted a bundle with config.yaml, found none")
    config = yaml.safe_load(path.read_text())
    if config.get("role") == "segment":
        searched = failed_masks.search(PlateLooker(bundle / config["model"]["file"], threads=1), drawn or WINDOWS)
        return failed_masks.failed_page(config["id"], searched), failed_masks.failed_words(searched)
    temperature = config.get("calibration", {}).get("temperature", 1.0)
    tried = failed_crops.attempts(open_reader_model(bundle), temperature, drawn or PLATES)
    return failed_crops.failed_page(config["id"], tried), failed_crops.failed_words(tried)


def write_failures(bundle: Path, page: Page, words: str) -> None:
    """Write the picture, and the section that shows it into the card."""
    write_small_picture(sheet(page, _WIDTH), bundle / PICTURE, MOST_BYTES)
    readme = bundle / "README.md"
    body = f"![{page.title}]({PICTURE})\n\n{textwrap.fill(words, _COLUMNS, break_on_hyphens=False)}\n"
    readme.write_text(put_section(readme.read_text(), SECTION, body))


def main() -> None:
    """Parse the command line and write pictures and sections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", type=Path, nargs="+", help="folders with model.onnx, config.yaml and README.md")
    parser.add_argument(
        "--drawn", type=int, help=f"how many to draw (default {PLATES} plates for a reader, {WINDOWS} windows)"
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    for bundle in arguments.bundles:
        try:
            page, words = failures(bundle, arguments.drawn)
            write_failures(bundle, page, words)
        except ValueError as error:
            raise SystemExit(str(error)) from None
        print(f"{bundle / PICTURE}, {(bundle / PICTURE).stat().st_size} bytes\n{words}")


if __name__ == "__main__":
    main()
