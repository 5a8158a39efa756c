"""One flat synthetic plate: picture, text and character boxes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from platekit_train.synth import decoration
from platekit_train.synth.icon import icon_mask
from platekit_train.synth.layout import Layout, load_layouts
from platekit_train.synth.paint import Colour, blend, hex_colour, jittered, luma, random_colour, scaled
from platekit_train.synth.row import Pen, draw_row, measure_row
from platekit_train.synth.small_print import random_word, word_mask
from platekit_train.synth.text_format import Token, expand_format, text_of
from platekit_train.synth.typeface import random_typeface

MAX_TEXT = 10
"""Longest text in characters: the number of slots of the reader."""
_LEAST_CONTRAST = 60.0  # brightness levels between ground and ink of a legible plate


@dataclass(frozen=True)
class RenderedPlate:
    """A plate that fills its picture edge to edge."""

    image: np.ndarray  # H×W×3 uint8 RGB
    text: str  # A-Z and 0-9, reading order, rows joined
    boxes: np.ndarray  # len(text)×4 float32: x0, y0, x1, y1 in pixels of `image`
    layout: str
    aspect: float  # width over height


def render_plate(rng: np.random.Generator, *, height: int = 96, layout: Layout | None = None) -> RenderedPlate:
    """Draw a random plate `height` pixels tall; its width follows from the layout's real aspect."""
    if layout is None:
        layout = _random_layout(rng)
    aspect = float(rng.uniform(*layout.aspect))
    width = round(height * aspect)
    ground, ink = _colours(rng, layout)
    image = np.empty((height, width, 3), np.uint8)
    image[:] = ground
    if rng.random() < layout.graphics:
        decoration.paint_graphics(rng, image, ground)
    left, right, top = _paint_bands(rng, image, layout)
    if rng.random() < layout.rim:
        decoration.paint_rim(rng, image, ink)
    rows = _tokens(rng, layout)
    boxes = _write(rng, image, layout, rows, (left, top, width - left - right, height - top), ink)
    _decorate(rng, image, layout, boxes, ink)
    return RenderedPlate(image, text_of(rows), boxes, layout.id, width / height)


@lru_cache(maxsize=1)
def _cumulative_weights() -> np.ndarray:
    weights = np.cumsum([layout.weight for layout in load_layouts()])
    return weights / weights[-1]


def _random_layout(rng: np.random.Generator) -> Layout:
    return load_layouts()[int(np.searchsorted(_cumulative_weights(), rng.random(), side="right"))]


def _colours(rng: np.random.Generator, layout: Layout) -> tuple[Colour, Colour]:
    """Ground and ink; `*` in a layout stands for any pair with enough contrast."""
    ground_name, ink_name = layout.colours[rng.integers(len(layout.colours))]
    ground = random_colour(rng) if ground_name == "*" else jittered(rng, hex_colour(ground_name))
    ink = random_colour(rng) if ink_name == "*" else jittered(rng, hex_colour(ink_name), 12)
    if abs(luma(ground) - luma(ink)) < _LEAST_CONTRAST:
        ink = random_colour(rng, 0, 50) if luma(ground) > 110 else random_colour(rng, 210, 256)
    return ground, ink


def _paint_bands(rng: np.random.Generator, image: np.ndarray, layout: Layout) -> tuple[float, float, float]:
    taken = [0.0, 0.0, 0.0]
    for band in layout.bands:
        if rng.random() < band.probability:
            taken = [max(a, b) for a, b in zip(taken, decoration.paint_band(rng, image, band), strict=True)]
    return taken[0], taken[1], taken[2]


def _tokens(rng: np.random.Generator, layout: Layout) -> list[list[Token]]:
    if rng.random() < layout.random_texts:
        count = int(rng.integers(3, 9))
        signs = ["X"] * count
        if rng.random() < 0.5:
            signs.insert(int(rng.integers(1, count)), str(rng.choice([" ", " ", "-", ".", "o"])))
        return expand_format("".join(signs), rng)
    return expand_format(layout.formats[rng.integers(len(layout.formats))], rng, layout.letters)


def _pen(rng: np.random.Generator, layout: Layout, ink: Colour) -> Pen:
    return Pen(
        face=random_typeface(rng),
        ink=ink,
        cell=float(rng.uniform(*layout.letter_aspect)),
        tracking=float(rng.uniform(0.04, 0.24)),
        mono=bool(rng.random() < 0.6),
        emboss=float(rng.uniform(0.1, 0.6) if rng.random() < 0.35 else 0.0),
        gap=float(rng.uniform(0.15, 0.75)),
    )


def _write(
    rng: np.random.Generator,
    image: np.ndarray,
    layout: Layout,
    rows: list[list[Token]],
    area: tuple[float, ...],
    ink: Colour,
) -> np.ndarray:
    """Write all rows centred in the area x, y, width, height; returns the character boxes."""
    left, top, width, height = area
    pen = _pen(rng, layout, ink)
    letter = rng.uniform(*layout.letter_height) * image.shape[0]
    letter = min(letter, height * 0.96 / len(rows))
    pitch = letter * rng.uniform(1.06, 1.2)
    first = top + height * rng.uniform(*layout.centre_y) - ((len(rows) - 1) * pitch + letter) / 2
    first = min(max(first, top + 1), image.shape[0] - (len(rows) - 1) * pitch - letter - 1)
    boxes = []
    limit = width * rng.uniform(*layout.fill)
    for number, row in enumerate(rows):
        items = measure_row(rng, row, pen)
        natural = sum(item.room for item in items) * letter
        used = min(natural, limit)
        slack = (width - used) / 2
        x = left + slack * rng.uniform(0.6, 1.4) if rng.random() < 0.5 else left + slack
        if number == 0 and rng.random() < layout.side_icon and slack > letter * 0.2:
            x = _side_icon(rng, image, (left, first, width, letter), used, ink)
        boxes += draw_row(rng, image, items, (x, first + number * pitch, used, letter), pen)
    return np.array(boxes, np.float32)


def _side_icon(rng: np.random.Generator, image: np.ndarray, area: tuple[float, ...], used: float, ink: Colour) -> float:
    """Put a picture to one side of the row and return where the row starts."""
    left, y, width, height = area
    room = width - used
    size = min(room * 0.85, height * rng.uniform(0.7, 1.5))
    on_left = rng.random() < 0.75
    x = left + room * 0.08 if on_left else left + width - size - room * 0.08
    top = y + (height - size) / 2
    for number in range(int(rng.integers(1, 5))):  # emblems are often several shapes on top of each other
        part = size if number == 0 else size * rng.uniform(0.3, 0.9)
        colour = ink if rng.random() < 0.4 else random_colour(rng)
        inside = (size - part) * rng.random(2)
        blend(image, scaled(icon_mask(rng), part, part), colour, x + inside[0], top + inside[1])
    return left + room * 0.97 if on_left else left + room * 0.03


def _decorate(rng: np.random.Generator, image: np.ndarray, layout: Layout, boxes: np.ndarray, ink: Colour) -> None:
    """Small print, stickers, frame and bolts around the rows."""
    height = image.shape[0]
    rows_top, rows_bottom = float(boxes[:, 1].min()), float(boxes[:, 3].max())
    for texts, low, high in ((layout.top, 0.0, rows_top), (layout.bottom, rows_bottom, float(height))):
        if texts and high - low > height * 0.07:
            text = texts[rng.integers(len(texts))]
            if text:
                _small_line(
                    rng,
                    image,
                    layout,
                    " ".join(random_word(rng) for _ in range(rng.integers(1, 4))) if text == "*" else text,
                    (low, high),
                    ink,
                )
    for _ in range(rng.binomial(3, layout.stickers)):
        decoration.paint_sticker(rng, image, rows_top, rows_bottom)
    if rng.random() < layout.frame:
        decoration.paint_frame(rng, image, rows_top, rows_bottom)
    if rng.random() < layout.bolts:
        decoration.paint_bolts(rng, image)


def _small_line(
    rng: np.random.Generator, image: np.ndarray, layout: Layout, text: str, rows: tuple[float, float], ink: Colour
) -> None:
    height, width = image.shape[:2]
    room = rows[1] - rows[0]
    size = min(rng.uniform(*layout.print_height) * height, room * 0.92)
    mask = word_mask(rng, text, size, width * 0.9)
    colour = ink if rng.random() < 0.5 else random_colour(rng)
    x = (width - mask.shape[1]) * (0.5 if rng.random() < 0.8 else rng.uniform(0.05, 0.95))
    blend(image, mask, colour, x, rows[0] + (room - mask.shape[0]) * rng.uniform(0.25, 0.75))
