"""One row of a registration: measure its tokens, then draw them and say where the characters stand."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth.icon import icon_mask
from platekit_train.synth.paint import Colour, blend, random_colour, scaled
from platekit_train.synth.stroke_font import GLYPH_HEIGHT
from platekit_train.synth.text_format import DIGITS, LETTERS, Token
from platekit_train.synth.typeface import Typeface

Area = tuple[float, float, float, float]
"""x, y, width, height in pixels."""


@dataclass(frozen=True)
class Pen:
    """How the characters of one plate look."""

    face: Typeface
    ink: Colour
    cell: float  # width of an ordinary character over its height
    tracking: float  # space between neighbours over the letter height
    mono: bool  # every character takes a whole cell
    emboss: float  # 0..0.6 strength of the raised edge
    gap: float  # width of a gap over the letter height


@dataclass(frozen=True)
class Item:
    """A token and the room it takes, in letter heights."""

    token: Token
    room: float
    own: float = 0.0  # width of the glyph itself
    mask: np.ndarray | None = None


def measure_row(rng: np.random.Generator, row: list[Token], pen: Pen) -> list[Item]:
    """Items of a row; their rooms add up to its natural width in letter heights."""
    stretch = pen.cell * GLYPH_HEIGHT / pen.face("H").shape[1]
    items = []
    for token in row:
        if token.kind == "char":
            mask = pen.face(token.char)
            own = mask.shape[1] / GLYPH_HEIGHT * stretch
            items.append(Item(token, (max(pen.cell, own) if pen.mono else own) + pen.tracking, own, mask))
        elif token.kind == "gap":
            items.append(Item(token, pen.gap))
        elif token.kind == "dash":
            items.append(Item(token, rng.uniform(0.22, 0.55)))
        elif token.kind == "dot":
            items.append(Item(token, rng.uniform(0.14, 0.4)))
        else:
            items.append(Item(token, rng.uniform(0.32, 0.75)))
    return items


def draw_row(rng: np.random.Generator, image: np.ndarray, items: list[Item], area: Area, pen: Pen) -> list[Area]:
    """Write a row so that it fills the area; returns x0, y0, x1, y1 of each character, in order."""
    x, y, width, height = area
    unit = width / sum(item.room for item in items)
    boxes = []
    for item in items:
        room = item.room * unit
        if item.mask is not None:
            glyph = scaled(item.mask, item.own * unit, height)
            left = x + (room - glyph.shape[1]) / 2
            if pen.emboss:
                edge = max(1, round(height * 0.02))
                blend(image, glyph, (255, 255, 255), left - edge, y - edge, pen.emboss)
                blend(image, glyph, (0, 0, 0), left + edge, y + edge, pen.emboss)
            blend(image, glyph, pen.ink, left, y)
            boxes.append((round(left), round(y), round(left) + glyph.shape[1], round(y) + glyph.shape[0]))
        elif item.token.kind != "gap":
            _draw_mark(rng, image, item.token.kind, (x, y, room, height), pen)
        x += room
    return boxes


def _draw_mark(rng: np.random.Generator, image: np.ndarray, kind: str, area: Area, pen: Pen) -> None:
    x, y, width, height = area
    if kind == "dash":
        bar = np.full(
            (max(1, round(height * rng.uniform(0.06, 0.16))), max(1, round(width * rng.uniform(0.5, 0.9)))),
            255,
            np.uint8,
        )
        blend(image, bar, pen.ink, x + (width - bar.shape[1]) / 2, y + height * rng.uniform(0.42, 0.54))
    elif kind == "dot":
        radius = max(1, round(min(width * 0.35, height * rng.uniform(0.05, 0.11))))
        level = 0.5 if rng.random() < 0.7 else 0.93
        cv2.circle(image, (round(x + width / 2), round(y + height * level)), radius, pen.ink, -1, cv2.LINE_AA)
    elif kind == "stack":
        _draw_stack(rng, image, area, pen)
    else:
        _draw_icon(rng, image, area, pen)


def _draw_stack(rng: np.random.Generator, image: np.ndarray, area: Area, pen: Pen) -> None:
    """Two, rarely three, small characters one above the other."""
    x, y, width, height = area
    count = 3 if rng.random() < 0.12 else 2
    size = rng.uniform(0.38, 0.48) * height * 2 / count
    squeeze = rng.uniform(0.65, 1.0)
    for number in range(count):
        mask = pen.face((LETTERS * 2 + DIGITS)[rng.integers(62)])
        natural = mask.shape[1] * size / mask.shape[0] * pen.cell * mask.shape[0] / pen.face("H").shape[1] * 1.3
        small = scaled(mask, min(width * 0.9, natural * squeeze), size)
        level = (height - size) * number / (count - 1)
        blend(image, small, pen.ink, x + (width - small.shape[1]) / 2, y + level)


def _draw_icon(rng: np.random.Generator, image: np.ndarray, area: Area, pen: Pen) -> None:
    x, y, width, height = area
    size = min(width * 0.95, height)
    if rng.random() < 0.45:  # two seals, one above the other
        size = min(size, height * 0.45)
        for level in (0.02, 0.52):
            blend(
                image,
                scaled(icon_mask(rng), size, size),
                random_colour(rng),
                x + (width - size) / 2,
                y + height * level,
            )
        return
    colour = pen.ink if rng.random() < 0.45 else random_colour(rng)
    mask = scaled(icon_mask(rng), size, size * rng.uniform(0.8, 1.3))
    blend(image, mask, colour, x + (width - size) / 2, y + (height - mask.shape[0]) * rng.uniform(0.2, 0.8))
