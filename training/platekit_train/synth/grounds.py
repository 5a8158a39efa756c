"""Pictures printed on a plate's ground, behind the text: fades, mountains, sunsets, stripes, emblems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth.icon import icon_mask
from platekit_train.synth.layout import Layout
from platekit_train.synth.layout_check import SCENERIES
from platekit_train.synth.paint import (
    Colour,
    blend,
    clouds,
    gradient,
    hex_colour,
    jittered,
    luma,
    random_colour,
    scaled,
)

_LEAST_CONTRAST = 45.0  # brightness levels that stay between scenery and ink


@dataclass(frozen=True)
class Palette:
    """Ground, and colours for what is printed on it."""

    ground: Colour
    tints: tuple[Colour, ...]

    def pick(self, rng: np.random.Generator) -> Colour:
        """One of the tints, not quite."""
        return jittered(rng, self.tints[rng.integers(len(self.tints))])


def paint_scenery(rng: np.random.Generator, image: np.ndarray, ground: Colour, ink: Colour, layout: Layout) -> None:
    """One to three of the layout's pictures, in its tints or any colours that leave the ink legible."""
    tints = tuple(hex_colour(tint) for tint in layout.tints) or tuple(random_colour(rng) for _ in range(3))
    palette = Palette(ground, tuple(_away_from(rng, tint, ink) for tint in tints))
    names = layout.scenery or SCENERIES
    for _ in range(int(rng.choice([1, 1, 2, 3])) if not layout.scenery else min(len(names), int(rng.integers(1, 3)))):
        _PAINTERS[names[rng.integers(len(names))]](rng, image, palette)


def _away_from(rng: np.random.Generator, tint: Colour, ink: Colour) -> Colour:
    """The tint, or a lighter or darker one where it would hide the ink."""
    gap = luma(tint) - luma(ink)
    if abs(gap) >= _LEAST_CONTRAST:
        return tint
    goal = (
        rng.uniform(luma(ink) + _LEAST_CONTRAST, 255)
        if luma(ink) < 128
        else rng.uniform(0, luma(ink) - _LEAST_CONTRAST)
    )
    base = max(luma(tint), 1.0)
    if goal < base:
        return tuple(int(channel * goal / base) for channel in tint)
    share = (goal - base) / (255 - base + 1e-6)
    return tuple(int(channel + (255 - channel) * share) for channel in tint)


def _fade(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    height, width = image.shape[:2]
    turn = np.pi / 2 if rng.random() < 0.8 else float(rng.uniform(0, 3))
    image[:] = gradient(height, width, palette.pick(rng), palette.ground, turn)
    if rng.random() < 0.5:
        cut = int(height * rng.uniform(0.45, 0.8))
        image[cut:] = gradient(height - cut, width, palette.ground, palette.pick(rng), np.pi / 2)


def _outline(rng: np.random.Generator, image: np.ndarray, ys: np.ndarray, colour: Colour) -> None:
    height, width = image.shape[:2]
    xs = np.linspace(0, width, len(ys))
    points = np.vstack([np.stack([xs, ys], 1), [[width, height], [0, height]]]).astype(np.int32)
    layer = np.zeros((height, width), np.uint8)
    cv2.fillPoly(layer, [points], 255, cv2.LINE_AA)
    blend(image, layer, colour, 0, 0, rng.uniform(0.4, 1.0))


def _mountains(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    for _ in range(int(rng.integers(1, 4))):
        count = int(rng.integers(5, 16))
        ys = image.shape[0] * (rng.uniform(0.3, 0.8) + rng.uniform(-0.25, 0.25, count))
        _outline(rng, image, ys, palette.pick(rng))


def _hills(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    for _ in range(int(rng.integers(1, 4))):
        turns = np.linspace(0, rng.uniform(2, 9), 24) + rng.uniform(0, 6)
        ys = image.shape[0] * (rng.uniform(0.45, 0.9) + rng.uniform(0.03, 0.15) * np.sin(turns))
        _outline(rng, image, ys, palette.pick(rng))


def _sunset(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    height, width = image.shape[:2]
    image[:] = gradient(height, width, palette.pick(rng), palette.pick(rng), np.pi / 2)
    centre = (int(width * rng.uniform(0.2, 0.8)), int(height * rng.uniform(0.45, 0.95)))
    layer = np.zeros((height, width), np.uint8)
    cv2.circle(layer, centre, int(height * rng.uniform(0.15, 0.5)), 255, -1, cv2.LINE_AA)
    blend(image, layer, palette.pick(rng), 0, 0, rng.uniform(0.4, 1))
    if rng.random() < 0.5:
        _hills(rng, image, palette)


def _rays(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    height, width = image.shape[:2]
    centre = np.array([width * rng.uniform(0.1, 0.9), height * rng.uniform(0.5, 1.1)])
    count = int(rng.integers(7, 20))
    angles = np.arange(count) * 2 * np.pi / count + rng.uniform(0, 1)
    layer = np.zeros((height, width), np.uint8)
    for angle in angles:
        ends = [centre + 2 * width * np.array([np.cos(angle + s), np.sin(angle + s)]) for s in (0, np.pi / count)]
        cv2.fillPoly(layer, [np.array([centre, *ends]).astype(np.int32)], 255, cv2.LINE_AA)
    blend(image, layer, palette.pick(rng), 0, 0, rng.uniform(0.2, 0.8))


def _stripes(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    """A solid bar at the top, often another at the bottom."""
    height = image.shape[0]
    edge = int(height * rng.uniform(0.12, 0.26))
    image[:edge] = palette.pick(rng)
    if rng.random() < 0.6:
        image[height - edge :] = palette.pick(rng)


def _sash(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    """Broad slanted strips, as of a flag."""
    height, width = image.shape[:2]
    lean = rng.uniform(-0.6, 0.6) * height
    for _ in range(int(rng.integers(1, 4))):
        x, thick = rng.uniform(-0.1, 1) * width, rng.uniform(0.05, 0.3) * width
        layer = np.zeros((height, width), np.uint8)
        corners = np.array([[x, 0], [x + thick, 0], [x + thick + lean, height], [x + lean, height]])
        cv2.fillPoly(layer, [corners.astype(np.int32)], 255, cv2.LINE_AA)
        blend(image, layer, palette.pick(rng), 0, 0, rng.uniform(0.2, 0.8))


def _cloudy(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    height, width = image.shape[:2]
    layer = (clouds(rng, height, width, int(rng.integers(4, 12))) * 255).astype(np.uint8)
    blend(image, layer, palette.pick(rng), 0, 0, rng.uniform(0.3, 1))


def _forest(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    """A row of small equal pictures along the lower edge."""
    height, width = image.shape[:2]
    size = height * rng.uniform(0.25, 0.6)
    mask, colour, x = icon_mask(rng), palette.pick(rng), -size * rng.random()
    while x < width:
        tall = size * rng.uniform(0.6, 1.1)
        blend(image, scaled(mask, size, tall), colour, x, height - tall, 0.8)
        x += size * rng.uniform(0.5, 1.3)


def _skyline(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    height, width = image.shape[:2]
    colour, x = palette.pick(rng), 0
    base = int(height * rng.uniform(0.6, 0.95))
    while x < width:
        wide, tall = int(rng.uniform(0.02, 0.09) * width) + 1, int(rng.uniform(0.05, 0.45) * height)
        image[max(0, base - tall) : base, x : x + wide] = colour
        x += wide + int(rng.uniform(0, 0.03) * width)


def _emblem(rng: np.random.Generator, image: np.ndarray, palette: Palette) -> None:
    """A large picture, mostly in the middle or at a side; it may be much darker than the ground."""
    height, width = image.shape[:2]
    size = height * rng.uniform(0.5, 1.1)
    place = rng.choice([0.5, 0.5, 0.12, 0.88, rng.random()]) * width - size / 2
    for number in range(int(rng.integers(1, 4))):
        part = size if number == 0 else size * rng.uniform(0.3, 0.8)
        mask = scaled(icon_mask(rng), part * rng.uniform(0.8, 1.5), part)
        x, y = place + (size - part) * rng.random(), (height - part) * rng.uniform(0.3, 0.7)
        blend(image, mask, palette.pick(rng), x, y, rng.uniform(0.4, 1.0))


_PAINTERS: dict[str, Callable[[np.random.Generator, np.ndarray, Palette], None]] = {
    "fade": _fade,
    "mountains": _mountains,
    "hills": _hills,
    "sunset": _sunset,
    "rays": _rays,
    "stripes": _stripes,
    "sash": _sash,
    "clouds": _cloudy,
    "forest": _forest,
    "skyline": _skyline,
    "emblem": _emblem,
}
"""Painters by the names in SCENERIES."""
