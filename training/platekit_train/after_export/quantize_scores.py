"""What an int8 version is measured on: crops for a reader, photos and windows for a segmenter."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from platekit_train.bad_data import BadData
from platekit_train.own.masks import OwnPhoto, load_boxes, load_photos
from platekit_train.reader.drawn_sets import drawn_set
from platekit_train.reader.open_model import open_reader_graph
from platekit_train.reader.reading_score import load_eval_sets, score_readings
from platekit_train.reader.stream import StreamOptions, make_batch
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.looks import PlateLooker, overlap
from platekit_train.synth.surroundings import Photos

_CALIBRATE_SEED, _SCORE_SEED = 880_004, 880_005
_MEETS = 0.3
"""Overlap of boxes from which a plate counts as found; labelled boxes are often loose."""


@dataclass(frozen=True)
class Sets:
    """How to score a file (percent and n by set), what to calibrate on, and a picture to time with."""

    score: Callable[[Path], dict[str, tuple[float, int]]]
    calibration: Callable[[int], Iterator[np.ndarray]]
    example: np.ndarray


def crop_sets(arguments: argparse.Namespace, config: dict) -> Sets:
    """Exact matches of whole texts."""
    sets = [drawn_set("drawn", arguments.drawn), *load_eval_sets(arguments)]

    def score(path: Path) -> dict[str, tuple[float, int]]:
        model = open_reader_graph(path, config)
        scores = {s.name: score_readings(s.texts, [r.text for r in model.read(s.images)]) for s in sets}
        return {name: (100 * each.strict / each.count, each.count) for name, each in scores.items()}

    def calibration(count: int) -> Iterator[np.ndarray]:
        crops = make_batch(StreamOptions(_CALIBRATE_SEED, count), Photos(), 0).images
        return (crop[None, ..., None] for crop in crops)

    return Sets(score, calibration, sets[0].images[:1, ..., None])


def mask_sets(arguments: argparse.Namespace) -> Sets:
    """Pixel IoU of drawn windows; plates found by both looks in photos."""
    shelf = PhotoShelf()
    drawn = [SceneSamples(_SCORE_SEED, 256, shelf).at(number) for number in range(arguments.drawn)]
    photos = [(path, _whole_set(path)) for path in arguments.masks]

    def score(path: Path) -> dict[str, tuple[float, int]]:
        looker = PlateLooker(path, threads=1)
        found = {"drawn-iou": (100 * _pixel_iou(looker, drawn), len(drawn))}
        for source, each in photos:
            name = source.name if source.is_dir() else source.parent.name
            hits = [
                any(overlap(region.box, box) >= _MEETS for region in regions)
                for photo in each
                for regions in [looker.look(photo.picture)]
                for box in photo.boxes
            ]
            found[f"{name}-found"] = (100 * float(np.mean(hits)), len(hits))
        return found

    def calibration(count: int) -> Iterator[np.ndarray]:
        samples = SceneSamples(_CALIBRATE_SEED, 256, shelf)
        return (samples.at(number).picture[None] for number in range(count))

    example = np.random.default_rng(0).integers(0, 256, (1, 512, 512, 3), dtype=np.uint8)
    return Sets(score, calibration, example)


def _whole_set(source: Path) -> list[OwnPhoto]:
    """Every photo of a set: a score of a part of it would not be the set's.

    @raise BadData when one cannot be used.
    """
    photos, faults = load_photos(source) if source.is_dir() else load_boxes(source)
    if faults:
        raise BadData(f"Cannot measure on {source}: {len(faults)} photos cannot be used, the first: {faults[0]}")
    return photos


def _pixel_iou(looker: PlateLooker, windows: list) -> float:
    """Over all trusted pixels of the windows."""
    shared = union = 0
    for window in windows:
        known = window.weight > 0
        mask = (looker.probabilities(window.picture[None])[0] > looker.threshold) & known
        truth = (window.target > 0.5) & known
        shared, union = shared + int((mask & truth).sum()), union + int((mask | truth).sum())
    return shared / max(union, 1)


def rescored(config: dict, path: Path, name: str, scores: dict[str, float], counts: dict[str, int]) -> dict:
    """The bundle's config for another file, with its own scores."""
    metric = "score" if config["role"] == "segment" else "exact"
    return {
        **config,
        "id": name,
        "description": f"{config.get('description', config['id'])}, int8",
        "model": {"file": "model.onnx", "sha256": hashlib.sha256(path.read_bytes()).hexdigest()},
        "scores": [
            {"dataset": key, "metric": metric, "value": round(value / 100, 4), "n": counts[key]}
            for key, value in scores.items()
        ],
    }
