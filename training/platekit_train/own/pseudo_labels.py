"""Labels that the reader gives itself, for training on photos nobody labelled.

    npx lpr read photos/ --formats ro --json > readings.json
    python -m platekit_train.own.pseudo_labels readings.json --out crops/ --only dayride_type1_001
    python -m platekit_train.own.finetune_ocr --data crops/annotations.csv …

A reading becomes a label only where two witnesses agree: it follows a format of the countries asked for, as the network
read it and not as the format changed it, and its confidence is high (pseudo-labels: Lee, 2013). Everything else is
left out, and counted. Measure on photos of other drives than those labelled here.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.bad_data import BadData

MARGIN = 0.04
"""Shown beyond the plate on each side, share of its width and height: what the rectifier shows the reader."""
_LEAST_HEIGHT = 12
"""Pixels of a plate below which a crop teaches little."""


@dataclass(frozen=True)
class PseudoLabel:
    """A reading that is trusted."""

    source: Path
    text: str
    confidence: float
    quad: np.ndarray  # 4×2 float32 pixels of the photo: TL TR BR BL


def trusted(plate: dict, least_confidence: float) -> str:
    """Why a plate of `lpr read --json` is not to be learned from; empty where it is."""
    if "format" not in plate:
        return "no format"
    if plate["text"] != plate["rawText"]:
        return "changed by the format"
    if plate["confidence"] < least_confidence:
        return "unsure"
    return ""


def labels_of(report: list[dict], least_confidence: float, counts: Counter[str]) -> Iterator[PseudoLabel]:
    """Trusted readings of a report of `lpr read --json`; `counts` learns what became of the others."""
    for record in report:
        for plate in record.get("plates", []):
            reason = trusted(plate, least_confidence)
            quad = np.float32([[corner["x"], corner["y"]] for corner in plate["polygon"]])
            if not reason and np.ptp(quad[:, 1]) < _LEAST_HEIGHT:
                reason = "too small"
            counts[reason or "kept"] += 1
            if not reason:
                yield PseudoLabel(Path(record["source"]), plate["text"], plate["confidence"], quad)


def flat_crop(photo: np.ndarray, quad: np.ndarray) -> np.ndarray:
    """The plate seen from the front with MARGIN around it, at its own size in the photo, H×W×3."""
    top, right, bottom, left = (np.linalg.norm(quad[i] - quad[(i + 1) % 4]) for i in range(4))
    width, height = max(8, round(float(max(top, bottom)))), max(8, round(float(max(left, right))))
    x, y = MARGIN * width, MARGIN * height
    target = np.float32([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
    size = (round(width + 2 * x), round(height + 2 * y))
    return cv2.warpPerspective(photo, cv2.getPerspectiveTransform(quad, target), size, flags=cv2.INTER_LINEAR)


def read_report(path: Path) -> list[dict]:
    """The results of a report of `lpr read --json`.

    @raise BadData when the file is something else.
    """
    try:
        report = json.loads(path.read_text())
    except json.JSONDecodeError as error:
        raise BadData(f"Cannot read {path}: wanted the JSON of `lpr read --json`, got {error}") from error
    results = report.get("results") if isinstance(report, dict) and report.get("version") == 1 else None
    if not isinstance(results, list):
        raise BadData(
            f"Cannot read {path}: wanted version 1 with `results`, as `lpr read --json` gives, got another JSON"
        )
    return results


def write_labels(labels: Iterator[PseudoLabel], out: Path) -> int:
    """Crops and annotations.csv (image_path, plate_text, confidence, source) in `out`; returns how many.

    @raise BadData when there are labels already, and when a photo cannot be read.
    """
    listing = out / "annotations.csv"
    if listing.exists():
        raise BadData(f"Cannot write {listing}: wanted a folder without labels, found it there already")
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    with listing.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["image_path", "plate_text", "confidence", "source"])
        for label in labels:
            photo = cv2.imread(str(label.source))
            if photo is None:
                raise BadData(f"Cannot cut {label.text}: wanted a photo at {label.source}, got none that can be read")
            name = f"{label.source.stem}-{count:05d}.png"
            cv2.imwrite(str(out / name), flat_crop(photo, label.quad))
            table.writerow([name, label.text, f"{label.confidence:.4f}", label.source.name])
            count += 1
    return count


def main() -> None:
    """Parse the command line and write labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="what `lpr read --formats … --json` wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the crops and annotations.csv")
    parser.add_argument("--only", default="", metavar="PREFIX", help="photos whose file name begins so, e.g. one drive")
    parser.add_argument("--min-confidence", type=float, default=0.95)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    try:
        report = [
            each for each in read_report(arguments.report) if Path(each["source"]).name.startswith(arguments.only)
        ]
        write_labels(labels_of(report, arguments.min_confidence, counts), arguments.out)
    except BadData as error:
        raise SystemExit(str(error)) from None
    print(", ".join(f"{reason} {count}" for reason, count in counts.most_common()) or "no plates in these photos")


if __name__ == "__main__":
    main()
