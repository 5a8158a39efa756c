"""What stands on a plate beside its registration, unlabelled: grounds, bands, rims, bolts, stickers, frames."""

from __future__ import annotations

import cv2
import numpy as np

from platekit_train.synth.icon import icon_mask
from platekit_train.synth.layout import Band
from platekit_train.synth.paint import (
    Colour,
    blend,
    hex_colour,
    jittered,
    luma,
    random_colour,
    scaled,
)
from platekit_train.synth.small_print import random_line, word_mask

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def paint_band(rng: np.random.Generator, image: np.ndarray, band: Band) -> tuple[float, float, float, float]:
    """Draw a coloured strip with its text; returns what it takes from the left, right, top and bottom, in pixels."""
    height, width = image.shape[:2]
    colour = jittered(rng, hex_colour(band.colours[rng.integers(len(band.colours))]))
    ink = (255, 255, 255) if luma(colour) < 150 else (20, 20, 60)
    text = band.texts[rng.integers(len(band.texts))]
    share = rng.uniform(*band.size)
    if band.side in ("top", "bottom"):
        depth = round(share * height)
        y0 = 0 if band.side == "top" else height - depth
        image[y0 : y0 + depth] = colour
        mask = word_mask(rng, text, max(4, depth * rng.uniform(0.45, 0.7)), width * 0.5)
        blend(image, mask, ink, (width - mask.shape[1]) / 2, y0 + (depth - mask.shape[0]) / 2)
        for side in (0.03, 0.9):
            if rng.random() < 0.6:
                flag = np.full((max(2, round(depth * 0.6)), max(3, round(depth * 0.9))), 255, np.uint8)
                blend(image, flag, random_colour(rng), width * side, y0 + depth * 0.2)
        return (0.0, 0.0, float(depth), 0.0) if band.side == "top" else (0.0, 0.0, 0.0, float(depth))
    depth = round(share * width)
    x0 = 0 if band.side == "left" else width - depth
    image[:, x0 : x0 + depth] = colour
    if text:
        mask = word_mask(rng, text, height * rng.uniform(0.16, 0.26), depth * 0.8)
        blend(image, mask, ink, x0 + (depth - mask.shape[1]) / 2, height * rng.uniform(0.58, 0.72))
    if rng.random() < band.stars:
        radius = min(depth * 0.36, height * 0.2)
        centre = np.array([x0 + depth / 2, height * rng.uniform(0.24, 0.34)])
        star = (255, 214, 0) if luma(colour) < 150 else (30, 60, 160)
        for angle in np.arange(12) * np.pi / 6:
            spot = centre + radius * np.array([np.cos(angle), np.sin(angle)])
            cv2.circle(image, (round(spot[0]), round(spot[1])), max(1, round(height * 0.02)), star, -1, cv2.LINE_AA)
    elif rng.random() < 0.5:
        size = min(depth * 0.7, height * 0.3)
        blend(image, scaled(icon_mask(rng), size, size), random_colour(rng), x0 + (depth - size) / 2, height * 0.15)
    return (float(depth), 0.0, 0.0, 0.0) if band.side == "left" else (0.0, float(depth), 0.0, 0.0)


def paint_rim(rng: np.random.Generator, image: np.ndarray, ink: Colour) -> None:
    """A line along the edge, in ink, silver or the ground's shade."""
    height, width = image.shape[:2]
    weight = max(1, round(height * rng.uniform(0.012, 0.045)))
    inset = round(height * rng.uniform(0.0, 0.05)) + weight // 2
    pick = rng.random()
    colour = ink if pick < 0.65 else (int(rng.integers(90, 256)),) * 3 if pick < 0.92 else random_colour(rng, 90, 256)
    cv2.rectangle(image, (inset, inset), (width - 1 - inset, height - 1 - inset), colour, weight, cv2.LINE_AA)


def paint_bolts(rng: np.random.Generator, image: np.ndarray) -> None:
    """Two to four screws, caps or holes, in mirrored places."""
    height, width = image.shape[:2]
    radius = height * rng.uniform(0.018, 0.05)
    across, down = rng.uniform(0.06, 0.27), rng.uniform(0.06, 0.14)
    if rng.random() < 0.25:
        across, down = rng.uniform(0.02, 0.5), rng.uniform(0.3, 0.6)
    spots = [(across, down), (1 - across, down), (across, 1 - down), (1 - across, 1 - down)]
    colour = random_colour(rng, 0, 256) if rng.random() < 0.07 else (int(rng.integers(20, 230)),) * 3
    for x, y in spots[: int(rng.choice([2, 2, 4]))]:
        centre = (round(x * width), round(y * height))
        cv2.circle(image, centre, max(1, round(radius)), colour, -1, cv2.LINE_AA)
        if radius > 2:
            cv2.circle(
                image,
                (centre[0], centre[1] + 1),
                max(1, round(radius * 0.5)),
                jittered(rng, colour, 60),
                -1,
                cv2.LINE_AA,
            )


def paint_sticker(rng: np.random.Generator, image: np.ndarray, rows_top: float, rows_bottom: float) -> None:
    """A small coloured rectangle with a month, a year or digits in a corner, clear of the rows."""
    height, width = image.shape[:2]
    h = height * rng.uniform(0.1, 0.2)
    w = h * rng.uniform(0.9, 2.2)
    inset = height * rng.uniform(0.0, 0.09)
    x = inset if rng.random() < 0.5 else width - w - inset
    y = min(inset, rows_top - h) if rng.random() < 0.55 else max(height - h - inset, rows_bottom)
    colour = random_colour(rng)
    plain = np.full((round(h), round(w)), 255, np.uint8)
    blend(image, plain, colour, x, y, rng.uniform(0.8, 1))
    pick = rng.random()
    text = (
        _MONTHS[rng.integers(12)]
        if pick < 0.4
        else str(rng.integers(0, 100)).zfill(2)
        if pick < 0.8
        else str(rng.integers(1990, 2026))
    )
    ink = (250, 250, 250) if luma(colour) < 120 else (15, 15, 15)
    mask = word_mask(rng, text, h * rng.uniform(0.55, 0.8), w * 0.9)
    blend(image, mask, ink, x + (w - mask.shape[1]) / 2, y + (h - mask.shape[0]) / 2)


def paint_frame(rng: np.random.Generator, image: np.ndarray, text: tuple[float, float, float, float]) -> None:
    """A dealer's frame over the edges, at times right beside the characters (`text`: x0, y0, x1, y1), never on them."""
    height, width = image.shape[:2]
    colour = random_colour(rng, 0, 60) if rng.random() < 0.7 else random_colour(rng, 120, 256)
    room = np.array([text[0], text[1], width - text[2], height - text[3]])
    near = np.minimum(room * rng.uniform(0.3, 0.9, 4), [0.1 * width, height, 0.1 * width, height])
    usual = np.array([width, height, width, height]) * rng.uniform(0.005, [0.03, 0.18, 0.03, 0.3])
    depth = np.where(rng.random(4) < 0.25, near, np.minimum(usual, room * 0.9)).astype(int)
    left, top, right, bottom = (max(0, int(side)) for side in depth)
    image[:, :left] = colour
    image[:, width - right :] = colour
    image[:top] = colour
    image[height - bottom :] = colour
    ink = (240, 240, 240) if luma(colour) < 120 else (10, 10, 10)
    for thick, y in ((top, 0), (bottom, height - bottom)):
        if thick > height * 0.07 and rng.random() < 0.8:
            words = random_line(rng)
            mask = word_mask(rng, words, thick * rng.uniform(0.5, 0.85), width * 0.9)
            blend(image, mask, ink, (width - mask.shape[1]) / 2, y + (thick - mask.shape[0]) / 2)
