"""Drawn crops that no training saw: sets for measuring a reader where real labelled photos are missing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from platekit_train.reader.reading_score import ReadingSet
from platekit_train.synth.crop import CropOptions, plate_crop
from platekit_train.synth.plate import RenderedPlate, render_plate
from platekit_train.synth.surroundings import Photos

HELD_OUT_SEED = 990_017
"""Trainings use small seeds; a stream of samples is a function of its seed."""


def has_two_rows(plate: RenderedPlate) -> bool:
    """Whether the last character stands below the first."""
    return bool(plate.boxes[-1, 1] > plate.boxes[0, 3] - 0.2 * (plate.boxes[0, 3] - plate.boxes[0, 1]))


def drawn_set(name: str, count: int, wanted: Callable[[RenderedPlate], bool] = lambda plate: True) -> ReadingSet:
    """`count` crops of as many different plates for which `wanted` holds, each seen once, with drawn surroundings."""
    rng = np.random.default_rng([HELD_OUT_SEED, count])
    options, photos = CropOptions(), Photos.load(None)
    images, texts = [], []
    while len(texts) < count:
        plate = render_plate(rng, height=int(rng.integers(options.plate_height[0], options.plate_height[1] + 1)))
        if wanted(plate):
            images.append(plate_crop(rng, plate, photos, options)[0])
            texts.append(plate.text)
    return ReadingSet(name, np.stack(images), tuple(texts))


def drawn_sets() -> list[ReadingSet]:
    """What model cards report: plates of all layouts as trainings mix them, and those of two rows alone."""
    return [drawn_set("drawn", 1000), drawn_set("drawn-two-rows", 300, has_two_rows)]
