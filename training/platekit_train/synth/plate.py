"""One flat synthetic plate: picture, text and character boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from platekit_train.synth import decoration
from platekit_train.synth.grounds import paint_scenery
from platekit_train.synth.icon import icon_mask, sign_mask
from platekit_train.synth.layout import Layout, random_layout
from platekit_train.synth.paint import Colour, blend, hex_colour, jittered, luma, random_colour, scaled
from platekit_train.synth.press import press_ink
from platekit_train.synth.row import Canvas, Pen, draw_row, measure_row
from platekit_train.synth.small_print import random_line, word_mask
from platekit_train.synth.text_format import Token, text_of
from platekit_train.synth.typeface import random_typeface
from platekit_train.synth.weather import soil
from platekit_train.synth.wording import random_wording

MAX_TEXT = 10
"""Longest text in characters: the number of slots of the reader."""
_SOILED = 0.05  # share of plates
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
        layout = random_layout(rng)
    aspect = float(rng.uniform(*layout.aspect))
    width = round(height * aspect)
    ground, ink = _colours(rng, layout)
    image = np.empty((height, width, 3), np.uint8)
    image[:] = ground
    if rng.random() < layout.graphics:
        paint_scenery(rng, image, ground, ink, layout)
    left, right, top, bottom = _paint_bands(rng, image, layout)
    if rng.random() < layout.rim:
        decoration.paint_rim(rng, image, ink)
    rows = random_wording(rng, layout)
    boxes = _write(rng, image, layout, rows, (left, top, width - left - right, height - top - bottom), ink)
    _decorate(rng, image, layout, boxes, ink)
    return RenderedPlate(image, text_of(rows), boxes, layout.id, width / height)


def _colours(rng: np.random.Generator, layout: Layout) -> tuple[Colour, Colour]:
    """Ground and ink; `*` in a layout stands for any pair with enough contrast."""
    ground_name, ink_name = layout.colours[rng.integers(len(layout.colours))]
    ground = random_colour(rng) if ground_name == "*" else jittered(rng, hex_colour(ground_name))
    ink = random_colour(rng) if ink_name == "*" else jittered(rng, hex_colour(ink_name), 12)
    if abs(luma(ground) - luma(ink)) < _LEAST_CONTRAST:
        ink = random_colour(rng, 0, 50) if luma(ground) > 110 else random_colour(rng, 210, 256)
    return ground, ink


def _paint_bands(rng: np.random.Generator, image: np.ndarray, layout: Layout) -> tuple[float, float, float, float]:
    taken = (0.0, 0.0, 0.0, 0.0)
    for band in layout.bands:
        if rng.random() < band.probability:
            taken = tuple(max(a, b) for a, b in zip(taken, decoration.paint_band(rng, image, band), strict=True))
    return taken


def _pen(rng: np.random.Generator, layout: Layout, ink: Colour) -> Pen:
    return Pen(
        face=random_typeface(rng, layout.genres),
        ink=ink,
        cell=float(rng.uniform(*layout.letter_aspect)),
        tracking=float(rng.uniform(0.04, 0.24)),
        mono=bool(rng.random() < 0.6),
        gap=float(rng.uniform(0.15, 0.75)),
        round_seals=layout.seals == "round" and bool(rng.random() < 0.8),
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
    pitch_share = rng.uniform(1.06, 1.2)
    letter = min(letter, height * (0.96 if len(rows) == 1 else 0.88) / (1 + pitch_share * (len(rows) - 1)))
    pitch = letter * pitch_share
    first = top + height * rng.uniform(*layout.centre_y) - ((len(rows) - 1) * pitch + letter) / 2
    first = min(max(first, top + 1), top + height - (len(rows) - 1) * pitch - letter - 1)
    canvas = Canvas(image, np.zeros(image.shape[:2], np.uint8))
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
        boxes += draw_row(rng, canvas, items, (x, first + number * pitch, used, letter), pen)
    press_ink(rng, image, canvas.ink, ink, letter)
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
    text = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    rows_top, rows_bottom = float(text[1]), float(text[3])
    for texts, low, high in ((layout.top, 0.0, rows_top), (layout.bottom, rows_bottom, float(height))):
        if texts and high - low > height * 0.07:
            words = texts[rng.integers(len(texts))]
            if words:
                _small_line(
                    rng,
                    image,
                    layout,
                    random_line(rng) if words == "*" else words,
                    (low, high),
                    ink,
                )
    for _ in range(rng.binomial(3, layout.stickers)):
        decoration.paint_sticker(rng, image, rows_top, rows_bottom)
    if rng.random() < layout.frame:
        decoration.paint_frame(rng, image, text)
    if rng.random() < layout.bolts:
        decoration.paint_bolts(rng, image)
    if rng.random() < _SOILED:
        soil(rng, image)


def _small_line(
    rng: np.random.Generator, image: np.ndarray, layout: Layout, text: str, rows: tuple[float, float], ink: Colour
) -> None:
    height, width = image.shape[:2]
    room = rows[1] - rows[0]
    size = min(rng.uniform(*layout.print_height) * height, room * 0.92)
    if text == "~":
        signs = np.hstack([sign_mask(rng) for _ in range(int(rng.integers(3, 8)))])
        mask = scaled(signs, min(width * 0.85, signs.shape[1] * size / signs.shape[0]), size)
    else:
        mask = word_mask(rng, text, size, width * 0.9)
    colour = ink if rng.random() < 0.5 else random_colour(rng)
    x = (width - mask.shape[1]) * (0.5 if rng.random() < 0.8 else rng.uniform(0.05, 0.95))
    blend(image, mask, colour, x, rows[0] + (room - mask.shape[0]) * rng.uniform(0.25, 0.75))
