"""Measure an exported segmenter: `python -m platekit_train.eval_segment --data DIR --json scores.json`.

Nothing measured here is trained on: drawn scenes of another seed, the road frames of the drives that
training leaves out, photos with a labelled plate, photos without one.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from pathlib import Path

import cv2
import numpy as np

from .scenes.photos import TRAIN_DRIVE, PhotoShelf, boxed_paths
from .scenes.samples import SceneSamples
from .segment_looks import PlateLooker, overlap

HELD_OUT_SEED = 990_001


def score(dataset: str, metric: str, hits: float, n: int) -> dict:
    """One line of the manifest's scores, with the Wilson interval at 95 %."""
    share, z = hits / max(n, 1), 1.959964
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return {
        "dataset": dataset,
        "metric": metric,
        "value": round(share, 4),
        "n": n,
        "ci95": [round(low, 4), round(high, 4)],
    }


def drawn_scores(looker: PlateLooker, count: int) -> list[dict]:
    """Pixel scores on held-out drawn windows; IoU and Dice are means over windows with a plate."""
    samples = SceneSamples(HELD_OUT_SEED, 256, PhotoShelf())
    ious, dices, right, pixels = [], [], 0, 0
    for index in range(count):
        window = samples.at(index)
        known = window.weight > 0
        mask = (looker.probabilities(window.picture[None])[0] > looker.threshold) & known
        truth = (window.target > 0.5) & known
        right, pixels = right + int((mask == truth)[known].sum()), pixels + int(known.sum())
        if truth.any():
            shared, total = int((mask & truth).sum()), int(mask.sum() + truth.sum())
            ious.append(shared / (total - shared))
            dices.append(2 * shared / total)
    plain = [("mean_iou", np.mean(ious), len(ious)), ("mean_dice", np.mean(dices), len(dices)),
             ("pixel_accuracy", right / pixels, count)]  # fmt: skip
    return [{"dataset": "drawn-held-out", "metric": m, "value": round(float(v), 4), "n": n} for m, v, n in plain]


def road_scores(looker: PlateLooker, folder: Path) -> list[dict]:
    """Objects in the road frames of the drives left out of training; boxes there are a bit wide."""
    hits = {0.3: 0, 0.5: 0}
    boxes_seen = regions_seen = regions_right = 0
    for path, boxes in boxed_paths(folder, lambda drive: drive != TRAIN_DRIVE).items():
        regions = looker.look(read_photo(path))
        boxes_seen, regions_seen = boxes_seen + len(boxes), regions_seen + len(regions)
        for level in hits:
            hits[level] += sum(any(overlap(r.box, b) >= level for r in regions) for b in boxes)
        regions_right += sum(any(overlap(r.box, b) >= 0.3 for b in boxes) for r in regions)
    return [
        score("ro-held-out-drives", "box_recall_iou30", hits[0.3], boxes_seen),
        score("ro-held-out-drives", "box_recall_iou50", hits[0.5], boxes_seen),
        score("ro-held-out-drives", "box_precision_iou30", regions_right, max(regions_seen, 1)),
    ]


def scene_scores(looker: PlateLooker, listing: Path) -> list[dict]:
    """Photos with one labelled plate each, from a CSV with a region column."""
    found: dict[str, dict[float, list[bool]]] = {}
    for row in _rows(listing):
        truth = tuple(float(row[key]) for key in ("xmin", "ymin", "xmax", "ymax"))
        regions = looker.look(read_photo(listing.parent / row["image_path"]))
        for name in (row["region"], "all"):
            for level in (0.3, 0.5):
                hit = any(overlap(r.box, truth) >= level for r in regions)
                found.setdefault(name, {}).setdefault(level, []).append(hit)
    return [
        score(f"scenes-{name}", f"found_iou{int(level * 100)}", sum(hits), len(hits))
        for name, levels in found.items()
        for level, hits in levels.items()
    ]


def false_regions(looker: PlateLooker, listing: Path, name: str, above: float) -> list[dict]:
    """Share of photos without a plate in which some region scores above `above`."""
    paths = [listing.parent / row["image_path"] for row in _rows(listing)]
    loud = sum(any(r.score > above for r in looker.look(read_photo(path))) for path in paths)
    return [score(name, f"photos_with_region_above_{above:g}", loud, len(paths))]


def read_photo(path: Path) -> np.ndarray:
    """A photo as RGB."""
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"Cannot measure: wanted a picture OpenCV can read, got {path}")
    return np.ascontiguousarray(picture[..., ::-1])


def _rows(listing: Path) -> list[dict[str, str]]:
    with listing.open(newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Measure what is there and print it; --json keeps it for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("../models/plate-segment/model.onnx"))
    parser.add_argument("--data", type=Path, default=None, help="folder with train/ and eval/")
    parser.add_argument("--drawn", type=int, default=200, help="number of held-out drawn windows")
    parser.add_argument("--above", type=float, default=0.8, help="score that makes a false region count")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path, default=None)
    args = parser.parse_args()
    looker = PlateLooker(args.model, threads=args.threads)
    scores = drawn_scores(looker, args.drawn) if args.drawn else []
    if args.data is not None:
        road = args.data / "train/ro"
        scores += road_scores(looker, road) if road.is_dir() else []
        scenes = args.data / "eval/scenes/annotations.csv"
        scores += scene_scores(looker, scenes) if scenes.exists() else []
        for name, listing in (("negatives", "eval/negatives/list.csv"), ("road", "train/road/list.csv")):
            if (args.data / listing).exists():
                scores += false_regions(looker, args.data / listing, name, args.above)
    for line in scores:
        print(f"{line['dataset']:>20} {line['metric']:<28} {line['value']:.3f}  n={line['n']}")
    if args.json:
        args.json.write_text(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
