"""What a trained model makes of labelled pictures, mistakes first.

`python -m platekit_train.look.visualize_predictions reader ../models/plate-ocr --data plates.csv --out page.html`, or
`--drawn 500` in place of `--data` for samples of the data engine. The model is a bundle folder, or weights (`.pt`).
`… segmenter ../models/plate-segment --data folder` takes `images/` and `masks/`, or a CSV of boxes: image_path, xmin,
ymin, xmax, ymax. `--out page.png` draws one sheet instead of a page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from platekit_train.bad_data import BadData, refuse
from platekit_train.look.mask_predictions import find_plates, mask_page
from platekit_train.look.prediction_page import write_page
from platekit_train.look.reader_predictions import LabelledCrop, read_crops, reader_page
from platekit_train.own.masks import OwnPhoto, load_boxes, load_photos
from platekit_train.own.plates import list_csv, load_plates
from platekit_train.reader.open_model import open_reader_model
from platekit_train.reader.stream import StreamOptions, make_batch
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.synth.surroundings import Photos


def labelled_crops(arguments: argparse.Namespace) -> list[LabelledCrop]:
    """Crops of a CSV, or drawn ones."""
    if arguments.data is None:
        batch = make_batch(StreamOptions(arguments.seed, arguments.drawn), Photos(), 0)
        pairs = zip(batch.images, batch.texts, strict=True)
        return [LabelledCrop(image, text, f"drawn {number}") for number, (image, text) in enumerate(pairs)]
    plates, faults = load_plates(listed := list_csv(arguments.data))
    if not arguments.skip_bad:
        refuse(faults, len(listed))
    _need_some(plates, arguments.data)
    return [LabelledCrop(plate.gray, plate.text, plate.path.name) for plate in plates]


def labelled_photos(arguments: argparse.Namespace) -> list[OwnPhoto]:
    """Photos of a folder or a CSV of boxes, or drawn scenes."""
    if arguments.data is None:
        samples = SceneSamples(arguments.seed, 512, PhotoShelf())
        windows = [samples.at(number) for number in range(arguments.drawn)]
        masks = [np.where(window.target > 0.5, 255, 0).astype(np.uint8) for window in windows]
        return [OwnPhoto.of(f"drawn {n}", w.picture, m) for n, (w, m) in enumerate(zip(windows, masks, strict=True))]
    photos, faults = load_photos(arguments.data) if arguments.data.is_dir() else load_boxes(arguments.data)
    if not arguments.skip_bad:
        refuse(faults, len(photos) + len(faults))
    _need_some(photos, arguments.data)
    return photos


def _need_some(labelled: list, data: Path) -> None:
    if not labelled:
        raise BadData(f"Cannot show {data}: wanted labelled pictures, got none")


def main() -> None:
    """Parse the command line and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    reader, segmenter = kinds.add_parser("reader"), kinds.add_parser("segmenter")
    for each, drawn, labels in (
        (reader, 500, "CSV image_path,plate_text"),
        (segmenter, 60, "folder of images/ and masks/, or a CSV of boxes"),
    ):
        each.add_argument("model", type=Path, help="bundle folder, or weights (.pt)")
        each.add_argument("--data", type=Path, help=f"{labels}; drawn ones where left out")
        each.add_argument("--drawn", type=int, default=drawn, help=f"how many to draw (default {drawn})")
        each.add_argument("--seed", type=int, default=1, help="of the drawn ones (default 1)")
        each.add_argument("--skip-bad", action="store_true", help="leave out pictures that cannot be used")
        each.add_argument("--limit", type=int, default=150, help="pictures shown of a group (default 150)")
        each.add_argument("--out", type=Path, required=True, help="page.html, or a PNG")
    reader.add_argument("--head", choices=("ctc", "slots"), default="ctc", help="of weights; a bundle has one")
    reader.add_argument(
        "--low", type=float, default=0.8, help="probability below which a character is marked (default 0.8)"
    )
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    try:
        if arguments.kind == "reader":
            model = open_reader_model(arguments.model, arguments.head)
            page = reader_page(model.name, read_crops(model, labelled_crops(arguments)), arguments.low, arguments.limit)
        else:
            photos = find_plates(arguments.model, labelled_photos(arguments))
            page = mask_page(arguments.model.name, photos, arguments.limit)
        write_page(page, arguments.out)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print("; ".join(f"{what} {count} of {total}" for what, count, total in page.counts))


if __name__ == "__main__":
    main()
