"""Colours, gradients and noise: what walls, roads, skies, paint and foliage are filled with."""

from __future__ import annotations

import cv2
import numpy as np

Rng = np.random.Generator
Colour = tuple[float, float, float]

CAR_PAINTS: tuple[Colour, ...] = (
    (238, 238, 236), (225, 226, 224), (192, 195, 198), (160, 163, 166), (120, 124, 128),
    (84, 87, 92), (52, 54, 58), (28, 29, 32), (14, 14, 16), (150, 28, 30), (108, 16, 20),
    (24, 52, 116), (40, 84, 150), (18, 30, 62), (34, 70, 48), (96, 110, 84), (196, 172, 118),
    (148, 116, 78), (94, 66, 46), (226, 190, 48), (214, 106, 32), (120, 140, 150), (88, 34, 62),
)  # fmt: skip


def any_colour(rng: Rng, low: float = 0, high: float = 255) -> Colour:
    """A colour with independent channels in [low, high]."""
    return tuple(rng.uniform(low, high, 3).tolist())


def grey(rng: Rng, low: float, high: float, spread: float = 6.0) -> Colour:
    """A nearly neutral colour of a brightness in [low, high]."""
    return tuple(np.clip(rng.uniform(low, high) + rng.normal(0, spread, 3), 0, 255).tolist())


def car_paint(rng: Rng) -> Colour:
    """A plausible car colour, jittered."""
    base = np.array(CAR_PAINTS[int(rng.integers(len(CAR_PAINTS)))])
    return tuple(np.clip(base * rng.uniform(0.85, 1.1) + rng.normal(0, 6, 3), 4, 250).tolist())


def scaled(colour: Colour, factor: float) -> Colour:
    """The colour times a factor, clipped to [0, 255]."""
    return tuple(float(np.clip(c * factor, 0, 255)) for c in colour)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour, the rest of the first."""
    return tuple(a * (1 - share) + b * share for a, b in zip(first, second, strict=True))


def vertical_gradient(height: int, width: int, top: Colour, bottom: Colour) -> np.ndarray:
    """A picture that runs from one colour at its top row to another at its bottom row."""
    column = np.linspace(np.array(top), np.array(bottom), max(height, 1))
    return np.repeat(column[:, None, :], width, axis=1).astype(np.uint8)


def soft_field(rng: Rng, height: int, width: int, cells: int) -> np.ndarray:
    """A smooth random field, height x width float32, about standard normal, `cells` bumps across."""
    rows = max(2, round(cells * height / max(width, 1)))
    coarse = rng.standard_normal((rows, max(2, cells))).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def texture(rng: Rng, height: int, width: int, colour: Colour, contrast: float) -> np.ndarray:
    """Grain at several sizes around a colour; `contrast` is the standard deviation in grey levels."""
    rows, columns = (height + 1) // 2, (width + 1) // 2  # half size: the grain is no finer than that
    field = np.zeros((rows, columns), np.float32)
    for cells in (4, 12, 40, 110):
        if cells < columns:
            field += rng.uniform(0.2, 1.0) * soft_field(rng, rows, columns, cells)
    field *= contrast / max(float(field.std()), 1e-3)
    tint = 1.0 + rng.normal(0, 0.15, 3).astype(np.float32)
    small = np.clip(np.array(colour, np.float32) + field[..., None] * tint, 0, 255).astype(np.uint8)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)


def foliage(rng: Rng, height: int, width: int) -> np.ndarray:
    """Leaves or bushes: high-contrast green and brown patches at two sizes."""
    dark, light = any_colour(rng, 5, 50), mixed((70, 120, 40), any_colour(rng, 60, 190), 0.5)
    field = soft_field(rng, height, width, int(rng.integers(20, 80)))
    field += 0.8 * soft_field(rng, height, width, int(rng.integers(6, 20)))
    share = (1 / (1 + np.exp(-2.5 * field)))[..., None]
    return (np.array(dark) * (1 - share) + np.array(light) * share).astype(np.uint8)


def bricks(rng: Rng, height: int, width: int) -> np.ndarray:
    """A wall of bricks or tiles with jittered colours."""
    brick_h, ratio = rng.uniform(4, 26), rng.uniform(1.0, 4.0)
    brick_w = brick_h * ratio
    base = mixed((150, 80, 60), any_colour(rng, 40, 220), rng.uniform(0, 1))
    wall = texture(rng, height, width, scaled(base, rng.uniform(0.5, 1.4)), 6)
    for row in range(int(height / brick_h) + 1):
        offset = (row % 2) * brick_w / 2
        for column in range(-1, int(width / brick_w) + 1):
            x0, y0 = column * brick_w + offset + 1, row * brick_h + 1
            x1, y1 = x0 + brick_w - 2, y0 + brick_h - 2
            colour = scaled(base, rng.uniform(0.8, 1.15))
            cv2.rectangle(wall, (int(x0), int(y0)), (int(x1), int(y1)), colour, -1)
    return wall


def ripples(rng: Rng, height: int, width: int) -> np.ndarray:
    """Sand, water, rope, ribbed cloth: wavy parallel bands."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, length = rng.uniform(0, np.pi), rng.uniform(4, 40)
    phase = (xs * np.cos(angle) + ys * np.sin(angle)) * (2 * np.pi / length)
    phase += rng.uniform(0.5, 4) * soft_field(rng, height, width, int(rng.integers(3, 14)))
    share = (0.5 + 0.5 * np.sin(phase) * rng.uniform(0.3, 1.0))[..., None]
    first, second = any_colour(rng, 10, 240), any_colour(rng, 10, 240)
    return (np.array(first) * (1 - share) + np.array(second) * share).astype(np.uint8)


def stones(rng: Rng, height: int, width: int) -> np.ndarray:
    """Rocks, rubble, roof tiles, crowds: blobs with bright and dark sides."""
    cells = int(rng.integers(8, 60))
    relief = soft_field(rng, height, width, cells) + 0.4 * soft_field(rng, height, width, cells * 3)
    relief = np.abs(relief) if rng.random() < 0.5 else relief
    turn = rng.uniform(0, 2 * np.pi)
    light = np.gradient(relief, axis=1) * np.cos(turn) + np.gradient(relief, axis=0) * np.sin(turn)
    light = light / max(float(light.std()), 1e-6) * rng.uniform(10, 45)
    base = np.array(mixed(grey(rng, 40, 200), any_colour(rng), 0.4))
    return np.clip(base + light[..., None], 0, 255).astype(np.uint8)
