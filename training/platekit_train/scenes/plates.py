"""A pool of rendered plates: each number stands for one plate, kept while it is in use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..synth.plate import render_plate

PLATE_HEIGHT = 96
"""Pixels; enough for the widest plate in a training window."""
_POOL = 1500
_SHORT = 2.6  # width over height of North American plates and of two-line plates
_SCENES_PER_POOL = 10_000


@dataclass(frozen=True)
class FlatPlate:
    """A plate seen straight on, edge to edge."""

    image: np.ndarray
    text: str
    aspect: float
    """Width over height."""


@lru_cache(maxsize=2 * _POOL)
def plate_by_number(number: int) -> FlatPlate:
    """The plate that belongs to a number; always the same one."""
    plate = render_plate(np.random.default_rng([7_431, number]), height=PLATE_HEIGHT)
    return FlatPlate(image=plate.image, text=plate.text, aspect=plate.aspect)


def pick_plate(rng: np.random.Generator, scene: int) -> FlatPlate:
    """A plate from the pool of this stretch of scenes; the pool moves on as training goes."""
    first = scene // _SCENES_PER_POOL * _POOL
    plate = plate_by_number(first + int(rng.integers(_POOL)))
    if plate.aspect > _SHORT and rng.random() < 0.3:  # short plates are the harder ones: a second chance
        plate = plate_by_number(first + int(rng.integers(_POOL)))
    return plate
