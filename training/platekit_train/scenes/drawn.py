"""Scenes drawn from nothing: vehicles in a street, patterns with lettering."""

from __future__ import annotations

import cv2
import numpy as np

from .brush import Brush
from .geometry import grow, map_points, rectangle, side_lengths
from .photometric import add_glare, nightfall
from .plates import FlatPlate, pick_plate
from .street import add_lettering, add_time_stamp, draw_pattern, draw_street
from .surfaces import Rng
from .vehicle import draw_vehicle
from .vehicle_style import random_style
from .view import plate_width, random_tilt, window_from_source
from .window import Window

_CARD = 1.4
"""Side of the flat card a scene is drawn on, in window sizes: leaves room for turning it."""


def plate_millimetres(aspect: float) -> tuple[float, float]:
    """A plausible real width and height of a plate with this width over height."""
    width = 240.0 if aspect < 1.6 else 305.0 if aspect < 2.4 else 400.0 if aspect < 3.6 else 520.0
    return width, width / aspect


def drawn_vehicles(rng: Rng, sample: int, size: int, base: np.ndarray | None = None) -> Window:
    """Vehicles with plates on a drawn street, on a pattern, or on the picture `base`.

    `base`, when given, is a square card picture of side `card_side(size)`.
    """
    side = card_side(size)
    plate = pick_plate(rng, sample)
    width_mm, height_mm = plate_millimetres(plate.aspect)
    scale = plate_width(rng, size) / width_mm  # pixels per millimetre
    card = base if base is not None else _ground(rng, side, scale)
    spots = _spots(rng, side, scale)
    plates: list[tuple[FlatPlate, np.ndarray]] = []
    for x, y, factor in spots:
        if plates:
            plate = pick_plate(rng, sample)
            width_mm, height_mm = plate_millimetres(plate.aspect)
        brush = Brush(card, (x, y), scale * factor)
        if rng.random() < 0.95:
            draw_vehicle(brush, rng, random_style(rng, height_mm), (width_mm, height_mm))
        quad = brush.pixels(rectangle(-width_mm / 2, -height_mm / 2, width_mm / 2, height_mm / 2))
        plates.append((plate, quad))
    plates += _second_plates(rng, sample, plates)
    if rng.random() < 0.25:
        add_lettering(Brush(card, (0.0, 0.0), 1.0), rng, int(rng.integers(1, 4)))
    window_from_card = window_from_source(rng, plates[0][1].mean(axis=0), 1.0, size, random_tilt(rng, size * 0.6))
    shown = cv2.warpPerspective(
        card, window_from_card, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    night = rng.random() < 0.14
    if night:
        shown = nightfall(shown, rng)
    window = Window.around(shown)
    _put_plates(window, rng, window_from_card, plates)
    if night and rng.random() < 0.7:
        add_glare(window.picture, rng)
    return window


def drawn_negative(rng: Rng, size: int) -> Window:
    """Lettering, patterns, vehicles without a plate: nothing in it is a plate."""
    scale = float(np.exp(rng.uniform(np.log(0.04), np.log(0.6)))) * size / 256
    card = _ground(rng, size, scale)
    if rng.random() < 0.35:
        brush = Brush(card, tuple(rng.uniform(0.2, 0.8, 2) * size), scale)
        draw_vehicle(brush, rng, random_style(rng, 120.0), (520.0, 120.0))
    if rng.random() < 0.75:
        add_lettering(Brush(card, (0.0, 0.0), 1.0), rng, int(rng.integers(1, 8)))
    if rng.random() < 0.2:
        add_time_stamp(card, rng)
    if rng.random() < 0.12:
        card = nightfall(card, rng)
        add_glare(card, rng)
    return Window.around(card)


def card_side(size: int) -> int:
    """Pixels along a side of the card for a window of this size."""
    return round(size * _CARD)


def _ground(rng: Rng, side: int, scale: float) -> np.ndarray:
    if rng.random() < 0.7:
        return draw_street(rng, side, side, scale * 1000)
    return draw_pattern(rng, side, side)


def _spots(rng: Rng, side: int, scale: float) -> list[tuple[float, float, float]]:
    """Where the plates' centres go on the card, and the scale of each vehicle against the first."""
    middle = side / 2 + rng.uniform(-0.06, 0.06, 2) * side
    spots = [(float(middle[0]), float(middle[1]), 1.0)]
    car = 1900 * scale
    while len(spots) < 5 and car < side and rng.random() < 0.45:
        factor = rng.uniform(0.6, 1.3)
        x = spots[0][0] + rng.choice([-1, 1]) * car * rng.uniform(0.9, 1.3) * len(spots)
        spots.append((float(x), float(middle[1] + rng.normal(0, 0.25) * car), factor))
    return spots


def _second_plates(
    rng: Rng, sample: int, plates: list[tuple[FlatPlate, np.ndarray]]
) -> list[tuple[FlatPlate, np.ndarray]]:
    """Seldom: another plate right below or beside the first, touching or nearly so."""
    if rng.random() > 0.05:
        return []
    quad = plates[0][1]
    other = pick_plate(rng, sample)
    width, height = side_lengths(quad)
    gap = height * max(0.0, rng.uniform(-0.05, 0.3))
    if rng.random() < 0.5:
        offset = np.array([0.0, height / 2 + gap + width / other.aspect / 2])
        half = np.array([width, width / other.aspect]) / 2
    else:
        offset = np.array([width / 2 + gap + height * other.aspect / 2, 0.0]) * rng.choice([-1, 1])
        half = np.array([height * other.aspect, height]) / 2
    middle = quad.mean(axis=0) + offset
    return [(other, rectangle(*(middle - half), *(middle + half)))]


def _put_plates(
    window: Window, rng: Rng, window_from_card: np.ndarray, plates: list[tuple[FlatPlate, np.ndarray]]
) -> None:
    near = plates[1:]
    chance = 0.0 if near and _touch(plates[0][1], near[-1][1]) else 0.45
    for plate, quad in reversed(plates):
        middle = quad.mean(axis=0)
        angle = rng.normal(0, 0.015)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        seen = map_points(window_from_card, (quad - middle) @ turn.T + middle)
        window.put_plate(rng, plate, seen, frame_chance=chance)


def _touch(first: np.ndarray, second: np.ndarray) -> bool:
    margin = grow(first, left=0.6, top=0.6, right=0.6, bottom=0.6)
    low, high = margin.min(axis=0), margin.max(axis=0)
    return bool(np.all(second.max(axis=0) > low) and np.all(second.min(axis=0) < high))
