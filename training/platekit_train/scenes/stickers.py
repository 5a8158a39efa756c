"""Text and emblems that are not plates: stickers, badges, model names, signs, time stamps."""

from __future__ import annotations

import string

import numpy as np

from .brush import Brush
from .lettering import write_words
from .surfaces import Rng, any_colour, grey, mixed, scaled

_LETTERS = np.array(list(string.ascii_uppercase))
_ALPHANUMERIC = np.array(list(string.ascii_uppercase + string.digits))
_LOWER = np.array(list(string.ascii_lowercase))


def random_words(rng: Rng, low: int, high: int) -> str:
    """Letters and digits; now and then in lower case or all digits."""
    count = int(rng.integers(low, high + 1))
    alphabet = (_LETTERS, _ALPHANUMERIC, _LOWER, np.array(list(string.digits)))[
        int(rng.choice(4, p=[0.4, 0.25, 0.25, 0.1]))
    ]
    words = "".join(rng.choice(alphabet, count))
    if count > 7 and rng.random() < 0.5:
        words = words[: count // 2] + " " + words[count // 2 :]
    return words


def draw_badge(brush: Brush, rng: Rng, x: float, y: float, radius: float) -> None:
    """A maker's emblem: rings, bars, a star or crossed lines."""
    colour, ground = grey(rng, 140, 245), grey(rng, 20, 120)
    kind = int(rng.integers(4))
    if kind == 0:
        for step in range(int(rng.integers(1, 5))):
            angle = np.linspace(0, 2 * np.pi, 24)
            ring = np.stack([x + (step - 1.5) * radius * 1.2 + radius * np.cos(angle),
                             y + radius * np.sin(angle)], 1)  # fmt: skip
            brush.polyline(ring, colour, radius * 0.22, True)
    elif kind == 1:
        stretch = rng.uniform(1, 2)
        brush.ellipse(x, y, radius * stretch, radius, colour)
        brush.ellipse(x, y, radius * stretch * 0.8, radius * 0.8, mixed(ground, any_colour(rng), 0.5))
        write_words(brush, rng, (x - radius * 0.6, y + radius * 0.3), random_words(rng, 1, 3), radius * 0.6, colour)
    elif kind == 2:
        angle = np.arange(10) * np.pi / 5 - np.pi / 2
        reach = np.where(np.arange(10) % 2, radius * rng.uniform(0.2, 0.6), radius)
        brush.polygon(np.stack([x + reach * np.cos(angle), y + reach * np.sin(angle)], 1), colour)
    else:
        brush.rounded(x - radius * 1.6, y - radius * 0.4, x + radius * 1.6, y + radius * 0.4, 20, colour)


def draw_small_print(brush: Brush, rng: Rng, x: float, y: float, paint: tuple) -> None:
    """A model name straight on the paint."""
    colour = grey(rng, 170, 250) if sum(paint) < 380 or rng.random() < 0.5 else grey(rng, 20, 120)
    write_words(brush, rng, (x, y), random_words(rng, 2, 7), rng.uniform(18, 46), colour)


def draw_sticker(brush: Brush, rng: Rng, x: float, y: float) -> None:
    """A bumper sticker: a coloured shape with small words, a stripe or an oval country sign."""
    half_w, half_h = rng.uniform(40, 170), rng.uniform(22, 80)
    ground = any_colour(rng) if rng.random() < 0.7 else grey(rng, 200, 250)
    if rng.random() < 0.25:
        brush.ellipse(x, y, half_w * 0.7, half_w * 0.5, (240, 240, 240))
        place = (x - half_w * 0.35, y + half_w * 0.15)
        write_words(brush, rng, place, random_words(rng, 1, 3), half_w * 0.32, (15, 15, 15))
        return
    brush.rounded(x - half_w, y - half_h, x + half_w, y + half_h, rng.uniform(0, 20), ground)
    lines = int(rng.integers(1, 4))
    for line in range(lines):
        height = half_h * 1.1 / lines
        baseline = y - half_h + (line + 0.95) * 2 * half_h / lines - height * 0.3
        words = random_words(rng, 4, max(5, int(2.0 * half_w / height)))
        colour = scaled(ground, 0.2) if sum(ground) > 380 else (240, 240, 235)
        write_words(brush, rng, (x - half_w * 0.9, baseline), words, height * 0.8, colour)


def draw_sign(brush: Brush, rng: Rng, x: float, y: float, size: float) -> None:
    """A shop sign, a street name, a road sign or a notice; `size` is about half its width."""
    half_w, half_h = size, size * rng.uniform(0.2, 1.1)
    ground, ink = any_colour(rng), any_colour(rng)
    if abs(sum(ground) - sum(ink)) < 200:
        ink = (250, 250, 250) if sum(ground) < 380 else (10, 10, 10)
    if rng.random() < 0.75:
        if rng.random() < 0.4:
            rim = half_h * 0.12
            brush.rounded(x - half_w - rim, y - half_h - rim, x + half_w + rim, y + half_h + rim, 20, ink)
        brush.rounded(x - half_w, y - half_h, x + half_w, y + half_h, rng.uniform(0, size / 3), ground)
    lines = int(rng.integers(1, 5))
    for line in range(lines):
        row = 2 * half_h / lines
        height = row * rng.uniform(0.35, 0.75)
        count = max(2, int(2.0 * half_w / max(height, 1e-3)))
        words = random_words(rng, max(1, count // 3), count)
        left = x - half_w * rng.uniform(0.6, 0.95)
        write_words(brush, rng, (left, y - half_h + (line + 0.5) * row + height / 2), words, height, ink)


def draw_blank(brush: Brush, rng: Rng, x: float, y: float, size: float) -> None:
    """A plate-like rectangle without characters: a cover, a box, a vent, a blank sign."""
    half_w, half_h = size, size * rng.uniform(0.18, 0.6)
    colour = grey(rng, 140, 250) if rng.random() < 0.6 else any_colour(rng)
    brush.rounded(x - half_w, y - half_h, x + half_w, y + half_h, rng.uniform(0, size / 6), colour)
    if rng.random() < 0.4:
        x0, y0, x1, y1 = x - half_w * 0.93, y - half_h * 0.85, x + half_w * 0.93, y + half_h * 0.85
        brush.polyline([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], scaled(colour, 0.4), size * 0.02, True)
    if rng.random() < 0.3:
        for share in np.linspace(-0.8, 0.8, int(rng.integers(3, 12))):
            brush.polyline([[x + half_w * share, y - half_h * 0.7], [x + half_w * share, y + half_h * 0.7]],
                           scaled(colour, rng.uniform(0.2, 0.8)), size * 0.03, False)  # fmt: skip
