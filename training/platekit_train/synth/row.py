"""One row of a registration: measure its tokens, then draw them and say where the characters stand."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth.icon import icon_mask, seal_mask, sign_mask
from platekit_train.synth.paint import Colour, blend, cover, luma, random_colour, scaled
from platekit_train.synth.small_print import random_word, word_mask
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
    gap: float  # width of a gap over the letter height
    round_seals: bool  # pictures in gaps are seals


@dataclass(frozen=True)
class Canvas:
    """What a row is written on."""

    image: np.ndarray  # the plate, H×W×3 uint8
    ink: np.ndarray  # where characters and marks take ink, H×W uint8; painted later, all at once


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
        elif token.kind == "sign":
            items.append(Item(token, rng.uniform(0.45, 0.7)))
        elif token.kind == "dot":
            items.append(Item(token, rng.uniform(0.14, 0.4)))
        else:
            items.append(Item(token, rng.uniform(0.32, 0.75)))
    return items


def draw_row(rng: np.random.Generator, canvas: Canvas, items: list[Item], area: Area, pen: Pen) -> list[Area]:
    """Write a row so that it fills the area; returns x0, y0, x1, y1 of each character, in order."""
    x, y, width, height = area
    unit = width / sum(item.room for item in items)
    boxes = []
    for item in items:
        room = item.room * unit
        if item.mask is not None:
            glyph = scaled(item.mask, item.own * unit, height)
            left = x + (room - glyph.shape[1]) / 2
            cover(canvas.ink, glyph, left, y)
            boxes.append((round(left), round(y), round(left) + glyph.shape[1], round(y) + glyph.shape[0]))
        elif item.token.kind != "gap":
            _draw_mark(rng, canvas, item.token.kind, (x, y, room, height), pen)
        x += room
    return boxes


def _draw_mark(rng: np.random.Generator, canvas: Canvas, kind: str, area: Area, pen: Pen) -> None:
    x, y, width, height = area
    if kind == "dash":
        size = max(1, round(height * rng.uniform(0.06, 0.16))), max(1, round(width * rng.uniform(0.5, 0.9)))
        bar = np.full(size, 255, np.uint8)
        cover(canvas.ink, bar, x + (width - size[1]) / 2, y + height * rng.uniform(0.42, 0.54))
    elif kind == "dot":
        radius = max(1, round(min(width * 0.35, height * rng.uniform(0.05, 0.11))))
        level = 0.5 if rng.random() < 0.7 else 0.93
        cv2.circle(canvas.ink, (round(x + width / 2), round(y + height * level)), radius, 255, -1, cv2.LINE_AA)
    elif kind == "sign":
        cover(canvas.ink, scaled(sign_mask(rng), width * 0.92, height), x, y)
    elif kind == "stack":
        if rng.random() < 0.18:
            draw_tab(rng, canvas.image, (x + width * 0.05, y, width * 0.9, height))
        else:
            _draw_stack(rng, canvas, area, pen)
    else:
        _draw_icon(rng, canvas.image, area, pen)


def _draw_stack(rng: np.random.Generator, canvas: Canvas, area: Area, pen: Pen) -> None:
    """Two or three small characters one above the other."""
    x, y, width, height = area
    count = 3 if rng.random() < 0.2 else 2
    size = rng.uniform(0.4, 0.56) * height * (1 if count == 2 else 0.68)
    squeeze = rng.uniform(0.65, 1.0)
    spread = max(height, size * count * 1.04)
    for number in range(count):
        mask = pen.face((LETTERS * 2 + DIGITS)[rng.integers(62)])
        natural = mask.shape[1] * size / mask.shape[0] * pen.cell * mask.shape[0] / pen.face("H").shape[1] * 1.3
        small = scaled(mask, min(width * 0.9, natural * squeeze), size)
        level = (height - spread) / 2 + (spread - size) * number / (count - 1)
        cover(canvas.ink, small, x + (width - small.shape[1]) / 2, y + level)


def draw_tab(rng: np.random.Generator, image: np.ndarray, area: Area) -> None:
    """A framed sticker beside the characters, with a year, a month, a number or a class on it."""
    x, y, width, height = area
    tall = height * rng.uniform(0.3, 0.9)
    top = y + (height - tall) * rng.uniform(0, 1)
    colour = random_colour(rng)
    paper = np.full((max(3, round(tall)), max(3, round(width))), 255, np.uint8)
    blend(image, paper, colour, x, top)
    ink = (245, 245, 245) if luma(colour) < 120 else (15, 15, 15)
    edge = (round(x), round(top)), (round(x) + paper.shape[1] - 1, round(top) + paper.shape[0] - 1)
    if rng.random() < 0.6:
        cv2.rectangle(image, *edge, ink, 1)
    lines = int(rng.integers(1, 4))
    pitch = tall * 0.9 / lines
    for number in range(lines):
        text = str(rng.integers(1, 100)) if rng.random() < 0.6 else random_word(rng, 4).upper()
        mask = word_mask(rng, text, pitch * rng.uniform(0.6, 0.9), width * 0.9)
        blend(image, mask, ink, x + (width - mask.shape[1]) / 2, top + tall * 0.05 + number * pitch)


def _draw_icon(rng: np.random.Generator, image: np.ndarray, area: Area, pen: Pen) -> None:
    x, y, width, height = area
    size = min(width * 0.95, height)
    if pen.round_seals or rng.random() < 0.45:  # one seal or two, one above the other
        size = min(size, height * 0.45)
        levels = (0.02, 0.52) if not pen.round_seals or rng.random() < 0.6 else (rng.uniform(0.1, 0.45),)
        for level in levels:
            left, top = x + (width - size) / 2, y + height * level
            if pen.round_seals:
                blend(image, scaled(seal_mask(), size, size), random_colour(rng, 40, 256), left, top)
                size_in = size * rng.uniform(0.5, 0.75)
                inset = (size - size_in) / 2
                mask = scaled(icon_mask(rng), size_in, size_in)
                blend(image, mask, random_colour(rng), left + inset, top + inset, 0.8)
            else:
                blend(image, scaled(icon_mask(rng), size, size), random_colour(rng), left, top)
        return
    colour = pen.ink if rng.random() < 0.45 else random_colour(rng)
    mask = scaled(icon_mask(rng), size, size * rng.uniform(0.8, 1.3))
    blend(image, mask, colour, x + (width - size) / 2, y + (height - mask.shape[0]) * rng.uniform(0.2, 0.8))
