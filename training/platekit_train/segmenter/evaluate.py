"""Measure an exported segmenter: `python -m platekit_train.segmenter.evaluate --data DIR --json scores.json`.

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

from platekit_train.scenes.photos import TRAIN_DRIVE, PhotoShelf, boxed_paths
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.looks import PlateLooker, overlap
from platekit_train.segmenter.mask_score import MaskScores

HELD_OUT_SEED = 990_001


def score(dataset: str, metric: str, hits: float, n: int) -> dict:
    """One line of the manifest's scores, with the Wilson interval at 95 %."""
    count, z = max(n, 1), 1.959964
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    reach = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return {
        "dataset": dataset,
        "metric": metric,
        "value": round(share, 6),
        "n": n,
        "ci95": [round(low, 4), round(high, 4)],
    }


def mask_lines(dataset: str, scores: MaskScores) -> list[dict]:
    """The manifest's lines of pixel and object scores; the conventions are those of mask_score."""
    means = (("mean_iou", scores.ious), ("mean_dice", scores.dices), ("pixel_accuracy", scores.accuracies))
    return [
        *(_mean(dataset, metric, values) for metric, values in means),
        score(dataset, "object_recall_iou50", scores.objects_found, scores.objects),
        score(dataset, "object_precision_iou50", scores.predictions_right, scores.predictions),
    ]


def _mean(dataset: str, metric: str, values: list[float]) -> dict:
    """A mean over pictures with its normal 95 % interval."""
    mean, reach = float(np.mean(values)), 1.96 * float(np.std(values)) / math.sqrt(len(values))
    interval = [round(max(mean - reach, 0.0), 4), round(min(mean + reach, 1.0), 4)]
    return {"dataset": dataset, "metric": metric, "value": round(mean, 4), "n": len(values), "ci95": interval}


def drawn_scores(looker: PlateLooker, count: int) -> list[dict]:
    """Masks of held-out drawn windows of 256 x 256, with and without plates."""
    samples, scores = SceneSamples(HELD_OUT_SEED, 256, PhotoShelf()), MaskScores()
    for index in range(count):
        window = samples.at(index)
        mask = looker.probabilities(window.picture[None])[0] > looker.threshold
        scores.add(mask, window.target > 0.5, window.weight > 0)
    return mask_lines("drawn-held-out", scores)


def road_masks(looker: PlateLooker, folder: Path) -> list[dict]:
    """Masks of the first look, the photo within 512 x 512, against the labelled boxes filled as masks."""
    scores = MaskScores()
    for path, boxes in held_out_boxes(folder).items():
        photo = read_photo(path)
        mask = looker.first_mask(photo) > looker.threshold
        scores.add(mask, filled_boxes(boxes, photo.shape[:2], mask.shape))
    return mask_lines("ro-held-out-drives-512", scores)


def filled_boxes(boxes: list[tuple[float, ...]], source: tuple[int, int], shape: tuple[int, int]) -> np.ndarray:
    """Boxes in pixels of a picture of height and width `source`, as a mask of height and width `shape`."""
    mask = np.zeros(shape, bool)
    for x0, y0, x1, y1 in boxes:
        rows = slice(round(y0 * shape[0] / source[0]), round(y1 * shape[0] / source[0]))
        columns = slice(round(x0 * shape[1] / source[1]), round(x1 * shape[1] / source[1]))
        mask[rows, columns] = True
    return mask


def held_out_boxes(folder: Path) -> dict[Path, list[tuple[float, ...]]]:
    """Labelled boxes by road frame, of the three drives that training leaves out."""
    return boxed_paths(folder, lambda drive: drive != TRAIN_DRIVE)


def road_scores(looker: PlateLooker, folder: Path) -> list[dict]:
    """Objects in the road frames of the drives left out of training; boxes there are a bit wide."""
    hits = {0.3: 0, 0.5: 0}
    boxes_seen = regions_seen = regions_right = 0
    for path, boxes in held_out_boxes(folder).items():
        regions = looker.look(read_photo(path))
        boxes_seen, regions_seen = boxes_seen + len(boxes), regions_seen + len(regions)
        for level in hits:
            hits[level] += sum(any(overlap(r.box, b) >= level for r in regions) for b in boxes)
        regions_right += sum(any(overlap(r.box, b) >= 0.3 for b in boxes) for r in regions)
    return [
        score("ro-held-out-drives", "box_recall_iou30", hits[0.3], boxes_seen),
        score("ro-held-out-drives", "box_recall_iou50", hits[0.5], boxes_seen),
        score("ro-held-out-drives", "box_precision_iou30", regions_right, regions_seen),
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
        scores += [*road_masks(looker, road), *road_scores(looker, road)] if road.is_dir() else []
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
