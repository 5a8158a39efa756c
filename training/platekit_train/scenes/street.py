"""Drawn surroundings: sky, walls, trees, road, fences, stripes, boards; what stands behind vehicles."""

from __future__ import annotations

import cv2
import numpy as np

from .brush import Brush
from .lettering import write_words
from .stickers import draw_blank, draw_sign, random_words
from .surfaces import (
    Rng,
    any_colour,
    bricks,
    car_paint,
    foliage,
    grey,
    mixed,
    ripples,
    scaled,
    stones,
    texture,
    vertical_gradient,
)


def draw_street(rng: Rng, height: int, width: int, metre: float) -> np.ndarray:
    """A street or a yard; `metre` is the size of one metre, in pixels, at the vehicle's distance."""
    horizon = int(height * rng.uniform(-0.1, 0.7))
    picture = np.empty((height, width, 3), np.uint8)
    if horizon > 0:
        picture[:horizon] = _backdrop(rng, horizon, width, metre)
    road_top = max(horizon, 0)
    picture[road_top:] = _ground(rng, height - road_top, width)
    brush = Brush(picture, (0.0, 0.0), metre / 1000)
    for _ in range(int(rng.integers(0, 4))):
        _upright(brush, rng, horizon)
    if rng.random() < 0.5:
        _markings(picture, rng, road_top)
    return picture


def draw_pattern(rng: Rng, height: int, width: int) -> np.ndarray:
    """A flat pattern that fills the picture: bricks, foliage, ripples, stones, windows, checks, bars."""
    kind = int(rng.integers(11))
    if kind == 7:
        return ripples(rng, height, width)
    if kind == 8:
        return stones(rng, height, width)
    if kind in (9, 10):
        return facade(rng, height, width)
    if kind == 0:
        return bricks(rng, height, width)
    if kind == 1:
        return foliage(rng, height, width)
    if kind == 2:
        return texture(rng, height, width, any_colour(rng, 20, 230), rng.uniform(5, 50))
    if kind == 3:
        return _checks(rng, height, width)
    if kind == 4:
        return vertical_gradient(height, width, any_colour(rng), any_colour(rng))
    picture = texture(rng, height, width, any_colour(rng, 20, 230), 12)
    _stripes(picture, rng)
    return picture


def facade(rng: Rng, height: int, width: int) -> np.ndarray:
    """A house front: rows of windows with frames, bars, ledges and blinds."""
    wall = texture(rng, height, width, mixed(grey(rng, 40, 230), any_colour(rng), 0.3), rng.uniform(1, 10))
    step = rng.uniform(8, 90, 2) * [1.0, 1.3]
    share = rng.uniform(0.3, 0.85, 2)
    glass, trim = grey(rng, 5, 120), grey(rng, 20, 250)
    brush = Brush(wall, (0.0, 0.0), 1.0)
    for x in np.arange(rng.uniform(-step[0], 0), width, step[0]):
        for y in np.arange(rng.uniform(-step[1], 0), height, step[1]):
            w, h = step * share
            brush.box(x, y, x + w, y + h, trim)
            pane = scaled(glass, rng.uniform(0.5, 2.0))
            brush.box(x + w * 0.1, y + h * 0.08, x + w * 0.9, y + h * 0.92, pane)
            if w > 8:
                brush.polyline([[x + w / 2, y], [x + w / 2, y + h]], trim, w * 0.06, False)
    if rng.random() < 0.5:
        for y in np.arange(rng.uniform(0, step[1]), height, step[1]):
            brush.box(0, y, width, y + step[1] * 0.06 + 1, trim)
    return wall


def add_lettering(brush: Brush, rng: Rng, count: int) -> None:
    """Signs, notices, bare words and blank boards anywhere in the picture."""
    height, width = brush.picture.shape[:2]
    for _ in range(count):
        x, y = rng.uniform(0, width) / brush.scale, rng.uniform(0, height) / brush.scale
        size = float(np.exp(rng.uniform(np.log(8), np.log(110)))) / brush.scale
        kind = rng.random()
        if kind < 0.5:
            draw_sign(brush, rng, x, y, size)
        elif kind < 0.75:
            draw_blank(brush, rng, x, y, size)
        else:
            ink = any_colour(rng) if rng.random() < 0.5 else grey(rng, 0, 255)
            words = random_words(rng, 3, 14)
            write_words(brush, rng, (x - size, y), words, size * rng.uniform(0.15, 0.6), ink)


def add_time_stamp(picture: np.ndarray, rng: Rng) -> None:
    """Numbers that a camera writes into a corner of its picture."""
    height, width = picture.shape[:2]
    brush = Brush(picture, (0.0, 0.0), 1.0)
    size = rng.uniform(5, 16)
    numbers = rng.integers(0, 60, 6)
    words = "20{:02d}-{:02d}-{:02d} {:02d}:{:02d}:{:02d}".format(*numbers)
    y = size + 3 if rng.random() < 0.5 else height - 4
    colour = ((255, 255, 255), (255, 230, 40), (20, 20, 20), (255, 120, 20))[int(rng.integers(4))]
    brush.text(rng.uniform(0, width * 0.5), y, words, size, colour)


def _backdrop(rng: Rng, height: int, width: int, metre: float) -> np.ndarray:
    kind = rng.random()
    if kind < 0.2:
        sky = any_colour(rng, 120, 250)
        picture = vertical_gradient(height, width, scaled(sky, rng.uniform(0.6, 1)), sky)
        top = int(height * rng.uniform(0.3, 0.9))
        picture[top:] = foliage(rng, height, width)[top:]
        return picture
    if kind < 0.4:
        return foliage(rng, height, width)
    if kind < 0.55:
        return bricks(rng, height, width)
    wall = texture(rng, height, width, mixed(grey(rng, 50, 230), any_colour(rng), 0.3), rng.uniform(2, 14))
    brush = Brush(wall, (0.0, float(height)), metre / 1000)
    span = width / max(brush.scale, 1e-6)
    step, trim = rng.uniform(900, 2600), grey(rng, 20, 220)
    for x in np.arange(rng.uniform(0, step), span, step):
        w, h, y = rng.uniform(300, step * 0.8), rng.uniform(500, 2400), -rng.uniform(300, 2500)
        brush.box(x, y - h, x + w, y, trim)
        brush.box(x + 50, y - h + 50, x + w - 50, y - 50, mixed(grey(rng, 10, 200), (90, 110, 140), 0.4))
    if rng.random() < 0.35:
        _stripes(wall, rng)
    return wall


def _ground(rng: Rng, height: int, width: int) -> np.ndarray:
    base = grey(rng, 40, 180) if rng.random() < 0.8 else any_colour(rng, 60, 180)
    picture = texture(rng, height, width, base, rng.uniform(2, 14)).astype(np.float32)
    shade = np.linspace(rng.uniform(0.8, 1.2), rng.uniform(0.8, 1.2), height)[:, None, None]
    return np.clip(picture * shade, 0, 255).astype(np.uint8)


def _upright(brush: Brush, rng: Rng, horizon: int) -> None:
    """A post, a tree trunk, a bin, a parked car from the side or the front."""
    height, width = brush.picture.shape[:2]
    x = rng.uniform(0, width) / brush.scale
    foot = rng.uniform(max(horizon, 0), height) / brush.scale
    kind = rng.random()
    if kind < 0.35:
        half = rng.uniform(30, 180)
        brush.box(x - half, foot - rng.uniform(800, 4000), x + half, foot, any_colour(rng, 20, 200))
        return
    paint = car_paint(rng)
    length, tall = rng.uniform(700, 2300), rng.uniform(900, 1500)
    brush.rounded(x - length, foot - tall * 0.65, x + length, foot - 150, 120, paint)
    roof = [[x - length * 0.7, foot - tall * 0.6], [x - length * 0.45, foot - tall],
            [x + length * 0.4, foot - tall], [x + length * 0.7, foot - tall * 0.6]]  # fmt: skip
    brush.polygon(roof, scaled(paint, 0.8))
    glass = np.array(roof) * [1, 1] + [[120, -10], [40, 50], [-40, 50], [-120, -10]]
    brush.polygon(glass, grey(rng, 20, 110))
    for side in (-0.6, 0.6):
        brush.ellipse(x + length * side, foot - 180, 290, 290, grey(rng, 8, 40))
        brush.ellipse(x + length * side, foot - 180, 170, 170, grey(rng, 70, 190))


def _markings(picture: np.ndarray, rng: Rng, top: int) -> None:
    height, width = picture.shape[:2]
    colour = grey(rng, 170, 250) if rng.random() < 0.8 else (230, 190, 40)
    for _ in range(int(rng.integers(1, 4))):
        x0, x1 = rng.uniform(0, width, 2)
        thick = rng.uniform(2, 14)
        points = [[x0, top], [x0 + thick * 0.3, top], [x1 + thick, height], [x1, height]]
        cv2.fillPoly(picture, [np.array(points, np.int32)], colour, cv2.LINE_AA)


def _stripes(picture: np.ndarray, rng: Rng) -> None:
    """Slats, railings, blinds, barriers: parallel bars at any angle."""
    height, width = picture.shape[:2]
    angle = rng.choice([0.0, np.pi / 2, rng.uniform(0, np.pi)])
    across = np.array([np.cos(angle), np.sin(angle)])
    along = np.array([-across[1], across[0]]) * (height + width)
    step, colour = rng.uniform(4, 40), any_colour(rng)
    thick = max(1, int(step * rng.uniform(0.1, 0.6)))
    for distance in np.arange(-(height + width) / 2, (height + width) / 2, step):
        middle = np.array([width / 2, height / 2]) + across * distance
        a, b = (middle - along).astype(int), (middle + along).astype(int)
        cv2.line(picture, a.tolist(), b.tolist(), colour, thick, cv2.LINE_AA)


def _checks(rng: Rng, height: int, width: int) -> np.ndarray:
    cell = rng.uniform(5, 40)
    ys, xs = np.mgrid[0:height, 0:width]
    dark = ((xs / cell).astype(int) + (ys / (cell * rng.uniform(0.6, 1.6))).astype(int)) % 2
    first, second = np.array(grey(rng, 0, 90)), np.array(grey(rng, 150, 255))
    return np.where(dark[..., None] == 1, first, second).astype(np.uint8)
