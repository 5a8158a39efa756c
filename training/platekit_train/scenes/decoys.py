"""Plate-shaped boards without a registration: what is a plate only at first sight."""

from __future__ import annotations

import numpy as np

from .brush import Brush
from .frames import framed
from .geometry import grow, map_points, pixel_box, rectangle
from .lettering import write_words
from .paste import edge_shade, lit_plate, paste
from .stickers import draw_badge, random_words
from .street import draw_pattern
from .surfaces import Rng, any_colour, grey, mixed, texture
from .view import random_tilt
from .window import Window

_HEIGHT = 96
_TELLABLE = 45.0
"""Pixels of width below which a decoy could as well be a plate: then nothing is said about it."""


def put_decoys(window: Window, rng: Rng, count: int) -> None:
    """Put boards anywhere in a window where no plate is."""
    size = window.target.shape[0]
    for _ in range(count):
        patch = decoy_board(rng)
        width = float(np.exp(rng.uniform(np.log(24), np.log(200)))) * size / 256
        half = np.array([width, width * patch.shape[0] / patch.shape[1]]) / 2
        quad = map_points(random_tilt(rng, width), rectangle(*-half, *half)) + rng.uniform(0, size, 2)
        box = pixel_box(grow(quad, left=0.3, top=0.3, right=0.3, bottom=0.3), *window.target.shape)
        if box is None or window.target[box[1] : box[3], box[0] : box[2]].any():
            continue
        lit = lit_plate(patch, rng, float(window.picture[box[1] : box[3] : 3, box[0] : box[2] : 3].mean()))
        if rng.random() < 0.3:
            lit, _ = framed(lit, rng)
        elif rng.random() < 0.5:
            edge_shade(window.picture, rng, quad)
        paste(window.picture, lit, quad)
        if width < _TELLABLE * size / 256:
            window.forget(quad)


def decoy_board(rng: Rng) -> np.ndarray:
    """A flat board of a plate's shape: a pattern, small print, bars, a blank plate, an emblem."""
    width = round(_HEIGHT * rng.choice([rng.uniform(1.2, 2.4), rng.uniform(2.4, 5.2)]))
    kind = rng.random()
    if kind < 0.3:
        return draw_pattern(rng, _HEIGHT, width)
    ground = grey(rng, 150, 255) if rng.random() < 0.6 else any_colour(rng)
    board = texture(rng, _HEIGHT, width, ground, rng.uniform(0, 6))
    brush, ink = Brush(board, (0.0, 0.0), 1.0), any_colour(rng, 0, 90) if sum(ground) > 380 else (240, 240, 240)
    if kind < 0.55:
        _small_print(brush, rng, width, ink)
    elif kind < 0.75:
        _bars(brush, rng, width, ink)
    elif kind < 0.85:
        draw_badge(brush, rng, width * rng.uniform(0.2, 0.8), _HEIGHT / 2, rng.uniform(14, 40))
    elif rng.random() < 0.5:  # a plate with its band and rim, but without characters
        brush.box(0, 0, _HEIGHT * 0.45, _HEIGHT, (20, 50, 150))
    if rng.random() < 0.5:
        brush.polyline([[2, 2], [width - 3, 2], [width - 3, _HEIGHT - 3], [2, _HEIGHT - 3]], ink, 3, True)
    return board


def _small_print(brush: Brush, rng: Rng, width: int, ink: tuple) -> None:
    """Three to seven lines of text, too small and too long for a registration."""
    lines = int(rng.integers(3, 8))
    step = _HEIGHT / lines
    for line in range(lines):
        words = " ".join(random_words(rng, 2, 8) for _ in range(int(rng.integers(2, 6))))
        write_words(brush, rng, (width * 0.04, (line + 0.85) * step), words, step * 0.7, ink)


def _bars(brush: Brush, rng: Rng, width: int, ink: tuple) -> None:
    """A vent, a barcode, blinds, lamps in a row: bars of uneven width across the board."""
    x = rng.uniform(2, 20)
    step = rng.uniform(4, 30)
    while x < width:
        thick = step * rng.uniform(0.2, 0.8)
        top, bottom = (0, _HEIGHT) if rng.random() < 0.7 else (_HEIGHT * 0.2, _HEIGHT * 0.8)
        brush.box(x, top, x + thick, bottom, mixed(ink, any_colour(rng), 0.2))
        x += step
