"""Words in many typefaces, written into a picture."""

from __future__ import annotations

import numpy as np

from ..synth.small_print import word_mask
from .brush import Brush
from .surfaces import Colour, Rng

_SMALLEST = 3.0  # pixels of letter height below which nothing is written


def write_words(brush: Brush, rng: Rng, place: tuple[float, float], words: str, height: float, colour: Colour) -> None:
    """Words with their lower left corner at `place` (mm) and about `height` mm tall.

    One time in three in OpenCV's own face, else in a random one of the print faces.
    """
    pixels = height * brush.scale
    if pixels < _SMALLEST:
        return
    if rng.random() < 0.35:
        brush.text(*place, words, height, colour)
        return
    mask = word_mask(rng, words, pixels, brush.picture.shape[1])
    x, y = brush.pixels([place])[0]
    _stamp(brush.picture, mask, round(float(x)), round(float(y)) - mask.shape[0], colour)


def _stamp(picture: np.ndarray, mask: np.ndarray, x: int, y: int, colour: Colour) -> None:
    """Blend a colour through a mask whose top left corner goes to (x, y); cut at the border."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + mask.shape[1], width), min(y + mask.shape[0], height)
    if x1 <= x0 or y1 <= y0:
        return
    share = mask[y0 - y : y1 - y, x0 - x : x1 - x].astype(np.float32)[..., None] / 255
    area = picture[y0:y1, x0:x1]
    area[:] = (area * (1 - share) + np.array(colour, np.float32) * share).astype(np.uint8)
