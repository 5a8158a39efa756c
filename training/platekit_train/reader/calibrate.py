"""Calibrate a reader: `python -m platekit_train.reader.calibrate ../models/plate-ocr --photos … --write`.

Draws plates and empty crops with the data engine, reads them, and fits on the first half the temperature that makes
the probability of the text read tell best how often it is right. The second half and the sets named are only measured.
`--write` puts the temperature into the bundle's config.yaml and the table into its README.md. Do it after each export.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
import yaml

from platekit_train.bundle.card_section import put_section
from platekit_train.reader.calibration import Calibration, ReadBatch, fit_temperature, measure, to_log
from platekit_train.reader.open_model import ReaderModel, open_reader_model
from platekit_train.reader.reading_score import ReadingSet, add_eval_options, load_eval_sets
from platekit_train.synth.crop import CropOptions, crop_batch
from platekit_train.synth.surroundings import Photos

EMPTY_SHARE = 0.15
"""Of the drawn samples; more than in training, as a reader that never doubts an empty crop is of no use."""
_BATCH = 64
_DIGITS = 3
SECTION = "Calibration"


def drawn_set(count: int, seed: int, photos: Photos) -> ReadingSet:
    """Crops of the data engine, some without a registration."""
    batch = crop_batch(np.random.default_rng([seed, 1]), count, photos, CropOptions(empty_share=EMPTY_SHARE))
    return ReadingSet("drawn", batch.images, tuple(batch.texts))


def read_set(reader: ReaderModel, each: ReadingSet) -> ReadBatch:
    """A set read by its best path."""
    sized = np.stack([cv2.resize(image, reader.size, interpolation=reader.interpolation) for image in each.images])
    parts = np.array_split(sized, max(1, len(sized) // _BATCH))
    scores = np.concatenate([reader.scores(part[..., None]) for part in parts])
    texts = tuple(reading.text for reading in reader.read(sized))
    right = np.array([a == b for a, b in zip(texts, each.texts, strict=True)])
    return ReadBatch(to_log(scores), texts, right)


def halves(batch: ReadBatch) -> tuple[ReadBatch, ReadBatch]:
    """The first half, to fit on, and the second."""
    middle = len(batch.texts) // 2
    cut = (slice(None, middle), slice(middle, None))
    first, second = (ReadBatch(batch.log_probabilities[c], batch.texts[c], batch.right[c]) for c in cut)
    return first, second


def report(rows: list[tuple[str, int, Calibration, Calibration]], temperature: float, drawn: int) -> str:
    """The section of the model card: a line a set, before and after."""
    lines = [
        f"Temperature {temperature:.{_DIGITS}f}, fitted on {drawn} drawn samples ({EMPTY_SHARE:.0%} of them empty) to",
        "the least Brier score of “the whole text is right”: best path, one look, no format rule, strict (O is not 0).",
        "In percent; ECE over 15 bins; risk is the share of wrong readings among the k surest, mean over k, which a",
        "temperature hardly moves. Real sets are measured only.",
        "",
        "| set | n | right | said before | said after | ECE before | ECE after | Brier before | Brier after | risk |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {name} | {count} | " + " | ".join(f"{100 * each:.1f}" for each in _cells(before, after)) + " |"
            for name, count, before, after in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def _cells(before: Calibration, after: Calibration) -> tuple[float, ...]:
    errors = (before.ece, after.ece, before.brier, after.brier)
    return (before.right, before.said, after.said, *errors, after.risk)


def write_temperature(bundle: Path, temperature: float, section: str) -> None:
    """Put the temperature into config.yaml, and the section into README.md."""
    path = bundle / "config.yaml"
    config = yaml.safe_load(path.read_text())
    config["calibration"] = {"temperature": round(temperature, _DIGITS)}
    path.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True))
    readme = bundle / "README.md"
    readme.write_text(put_section(readme.read_text(), SECTION, section))


def main() -> None:
    """Parse the command line, fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path, help="folder with model.onnx and config.yaml")
    parser.add_argument("--samples", type=int, default=6000, help="drawn crops, half of them to fit on (default 6000)")
    parser.add_argument("--seed", type=int, default=90_001)
    parser.add_argument("--photos", type=Path, help="folder of photos without readable plates")
    parser.add_argument("--write", action="store_true", help="change the bundle")
    add_eval_options(parser)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    try:
        reader = open_reader_model(arguments.bundle)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    drawn = read_set(reader, drawn_set(arguments.samples, arguments.seed, Photos.load(arguments.photos)))
    fit, held = halves(drawn)
    temperature = fit_temperature(fit, reader.family, reader.labels)
    batches = {"drawn, held out": held}
    batches |= {each.name: read_set(reader, each) for each in load_eval_sets(arguments)}
    rows = [
        (name, len(each.texts), *(measure(each, at, reader.family, reader.labels) for at in (1.0, temperature)))
        for name, each in batches.items()
    ]
    section = report(rows, temperature, len(fit.texts))
    print(section)
    if arguments.write:
        write_temperature(arguments.bundle, temperature, section)


if __name__ == "__main__":
    main()
