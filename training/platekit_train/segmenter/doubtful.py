"""Unlabelled far plates in the road frames, found by an earlier model, to be left out of the loss.

`python -m platekit_train.segmenter.doubtful --data DIR --model model.onnx --out runs/doubtful.csv`
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

from platekit_train.scenes.photos import TRAIN_DRIVE, boxed_paths
from platekit_train.segmenter.looks import PlateLooker, Region, overlap

_LEAST_SCORE = 0.7
"""Mean probability of a region in the second look that makes it a doubt; a wrong doubt costs little."""
_TRAFFIC_FROM = 0.42
"""Share of the frame's height below which plates may be."""


def doubtful_boxes(looker: PlateLooker, folder: Path) -> dict[Path, list[tuple[float, ...]]]:
    """Regions in the frames of the training drive that no label covers."""
    found = {}
    for path, boxes in boxed_paths(folder, lambda drive: drive == TRAIN_DRIVE).items():
        photo = np.ascontiguousarray(cv2.imread(str(path))[..., ::-1])
        regions = [r for r in looker.look(photo) if _is_doubt(r, boxes, photo.shape[0])]
        if regions:
            found[path] = [r.box for r in regions]
    return found


def read_doubts(listing: Path) -> dict[str, list[tuple[float, ...]]]:
    """Boxes by file name."""
    found: dict[str, list[tuple[float, ...]]] = {}
    with listing.open(newline="") as file:
        for row in csv.DictReader(file):
            box = tuple(float(row[key]) for key in ("xmin", "ymin", "xmax", "ymax"))
            found.setdefault(row["image_name"], []).append(box)
    return found


def _is_doubt(region: Region, boxes: list[tuple[float, ...]], height: int) -> bool:
    in_traffic = region.box[3] > _TRAFFIC_FROM * height
    return in_traffic and region.score > _LEAST_SCORE and all(overlap(region.box, b) < 0.05 for b in boxes)


def main() -> None:
    """Write the CSV."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("../models/plate-segment/model.onnx"))
    parser.add_argument("--out", type=Path, default=Path("runs/doubtful.csv"))
    args = parser.parse_args()
    found = doubtful_boxes(PlateLooker(args.model, threads=1), args.data / "train/ro")
    with args.out.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["image_name", "xmin", "ymin", "xmax", "ymax"])
        for path, boxes in found.items():
            table.writerows([path.name, *(f"{value:.1f}" for value in box)] for box in boxes)
    print(f"{sum(map(len, found.values()))} doubtful regions in {len(found)} frames")


if __name__ == "__main__":
    main()
