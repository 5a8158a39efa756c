"""Dealers' frames around plates; they are no part of the plate."""

from __future__ import annotations

import numpy as np

from .brush import Brush
from .geometry import picture_outline
from .lettering import write_words
from .stickers import random_words
from .surfaces import Colour, Rng, any_colour, grey

_WORDY = 0.08
"""Height of a bar, in plate heights, from which it carries words."""


def framed(plate: np.ndarray, rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """A frame around the plate, with words on one or two bars; it may cover the plate's rim.

    Returns the framed picture and the quad of the visible plate in it.
    """
    height, width = plate.shape[:2]
    left, top, right, bottom = (round(height * share) for share in _bars(rng))
    cover = round(height * rng.choice([0.0, 0.0, rng.uniform(0, 0.05)]))
    inner = plate[cover : height - cover, cover : width - cover]
    colour = grey(rng, 5, 60, 3) if rng.random() < 0.6 else any_colour(rng, 60, 250)
    whole = np.empty((inner.shape[0] + top + bottom, inner.shape[1] + left + right, 3), np.uint8)
    whole[:] = np.array(colour, np.uint8)
    whole[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    for bar, low in ((top, top), (bottom, whole.shape[0])):
        if bar > height * _WORDY and rng.random() < 0.8:
            _letter(whole, rng, bar, low - bar * 0.12, colour)
    visible = picture_outline(inner.shape[1], inner.shape[0]) + np.array([left, top])
    return whole, visible


def _bars(rng: Rng) -> tuple[float, float, float, float]:
    """Left, top, right and bottom bar in plate heights."""
    if rng.random() < 0.2:
        share = rng.uniform(0.04, 0.16)
        return share, share, share, share
    thin = rng.uniform(0.02, 0.08)
    top, bottom = rng.uniform(0.05, 0.28, 2)
    kind = rng.random()
    return thin, top if kind < 0.55 else thin, thin, bottom if kind > 0.25 else thin


def _letter(whole: np.ndarray, rng: Rng, bar: float, baseline: float, colour: Colour) -> None:
    ink = (235, 235, 235) if sum(colour) < 360 else (20, 20, 20)
    place = (whole.shape[1] * rng.uniform(0.05, 0.4), baseline)
    brush = Brush(whole, (0.0, 0.0), 1.0)
    write_words(brush, rng, place, random_words(rng, 5, 16), bar * rng.uniform(0.5, 0.85), ink)
