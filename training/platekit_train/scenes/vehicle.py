"""Drawn rear and front ends of vehicles around the place of a licence plate.

Measures are millimetres of a real car, with the plate's centre as origin; x right, y down.
"""

from __future__ import annotations

import numpy as np

from .brush import Brush
from .stickers import draw_badge, draw_small_print, draw_sticker
from .surfaces import Rng, grey, mixed, scaled
from .vehicle_body import draw_body, draw_flank, draw_wheels, draw_window
from .vehicle_style import VehicleStyle


def draw_vehicle(brush: Brush, rng: Rng, style: VehicleStyle, plate: tuple[float, float]) -> None:
    """Everything but the plate itself; `plate` is its width and height in mm."""
    draw_wheels(brush, rng, style)
    if rng.random() < 0.4:
        draw_flank(brush, rng, style)
    draw_body(brush, rng, style)
    draw_window(brush, rng, style)
    _bumper(brush, rng, style)
    if not style.rear or rng.random() < 0.1:
        _grille(brush, rng, style, plate)
    _lights(brush, rng, style)
    _recess(brush, rng, style, plate)
    _small_things(brush, rng, style, plate)


def _bumper(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    y0, y1 = style.bumper
    w = style.half_width * rng.uniform(0.96, 1.08)
    kind = rng.random()
    if kind < 0.2:  # chrome: sky above, ground below a sharp horizon
        horizon = rng.uniform(0.3, 0.7)
        stripes = [(0.0, grey(rng, 150, 255)), (horizon, grey(rng, 20, 110)),
                   (horizon + 0.2, grey(rng, 90, 200))]  # fmt: skip
    elif kind < 0.45:
        stripes = [(0.0, style.dark_trim), (rng.uniform(0.3, 0.8), scaled(style.dark_trim, 1.4))]
    else:
        stripes = [(0.0, scaled(style.paint, rng.uniform(0.9, 1.25))),
                   (rng.uniform(0.2, 0.5), scaled(style.paint, rng.uniform(0.7, 1.0))),
                   (rng.uniform(0.6, 0.9), mixed(style.paint, style.dark_trim, 0.8))]  # fmt: skip
    edges = [*(start for start, _ in stripes), 1.0]
    for (start, colour), end in zip(stripes, edges[1:], strict=True):
        top, bottom = y0 + (y1 - y0) * start, y0 + (y1 - y0) * end
        brush.rounded(-w, top, w, bottom, 25 if start == 0 else 4, colour)
    line = scaled(style.paint, 0.4)
    brush.polyline([[-w, y0], [w, y0]], line, rng.uniform(3, 10), False)
    if rng.random() < 0.25:
        brush.polyline([[-w, y1 - 60], [w, y1 - 60]], grey(rng, 150, 240), 14, False)
    if rng.random() < 0.4:  # exhaust pipes
        for x in rng.choice([-1, 1], int(rng.integers(1, 3))) * w * rng.uniform(0.4, 0.75):
            brush.ellipse(x, y1, 45, 28, grey(rng, 90, 200))
            brush.ellipse(x, y1, 33, 20, (12, 12, 12))
    if rng.random() < 0.3:
        for side in (-1, 1):  # reflectors or fog lights
            x, colour = side * w * 0.72, (170, 25, 20) if style.rear else (200, 205, 210)
            brush.rounded(x - 80, y1 - 110, x + 80, y1 - 65, 14, colour)


def _grille(brush: Brush, rng: Rng, style: VehicleStyle, plate: tuple[float, float]) -> None:
    half = style.half_width * rng.uniform(0.25, 0.6)
    y1 = style.bumper[0] + rng.uniform(-30, 90)
    y0 = max(style.beltline + 20, y1 - rng.uniform(70, 280))
    if rng.random() < 0.35:  # around or under the plate
        y0, y1 = plate[1] * rng.uniform(-1.5, 0.4), plate[1] * rng.uniform(0.6, 2.2)
    colour = grey(rng, 5, 45, 2)
    brush.rounded(-half, y0, half, y1, rng.uniform(5, 60), colour)
    slat = grey(rng, 40, 220)
    step = rng.uniform(16, 60)
    if rng.random() < 0.65:
        for y in np.arange(y0 + step / 2, y1 - 4, step):
            brush.polyline([[-half + 8, y], [half - 8, y]], slat, step * rng.uniform(0.15, 0.4), False)
    if rng.random() < 0.45:
        for x in np.arange(-half + step, half, step):
            brush.polyline([[x, y0 + 4], [x, y1 - 4]], slat, step * 0.2, False)
    brush.polyline([[-half, y0], [half, y0], [half, y1], [-half, y1]], slat, 12, True)


def _lights(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    w = style.half_width
    height, width = rng.uniform(80, 330), rng.uniform(90, 330)
    y0 = rng.uniform(style.beltline + 5, max(style.beltline + 10, style.bumper[0] - height * 0.7))
    lit = rng.random() < 0.25
    if style.rear:
        shell = (rng.uniform(110, 200), rng.uniform(5, 40), rng.uniform(5, 35))
        bright = (255, 90, 70) if lit else scaled(shell, 1.4)
    else:
        shell = grey(rng, 130, 215)
        bright = (255, 252, 235) if lit else grey(rng, 190, 250)
    skew = rng.normal(0, 50)
    for side in (-1, 1):
        outer, inner = side * w * 0.985, side * (w - width)
        lamp = [[outer, y0], [inner, y0 + skew * 0.3], [inner, y0 + height], [outer, y0 + height + skew]]
        brush.polygon(lamp, shell)
        mid = (outer + inner) / 2
        brush.ellipse(mid, y0 + height * 0.45, width * 0.28, height * 0.3, bright)
        if rng.random() < 0.6:
            x0, x1 = sorted((mid, inner))
            brush.box(
                x0, y0 + height * 0.6, x1, y0 + height * 0.9, (235, 150, 60) if rng.random() < 0.5 else (225, 225, 225)
            )
        brush.polyline(lamp, style.dark_trim, 6, True)
    if style.rear and rng.random() < 0.12:  # a light bar
        brush.box(-w * 0.9, y0, w * 0.9, y0 + 50, shell)


def _recess(brush: Brush, rng: Rng, style: VehicleStyle, plate: tuple[float, float]) -> None:
    width, height = plate
    if rng.random() < 0.7:
        x = width / 2 + rng.uniform(5, 220)
        top, bottom = -height / 2 - rng.uniform(5, 70), height / 2 + rng.uniform(5, 70)
        base = mixed(style.paint, style.dark_trim, rng.choice([0.2, 0.5, 1.0]))
        colour = scaled(base, rng.uniform(0.45, 1.05))
        narrow = rng.uniform(0.8, 1.0)
        shape = np.array([[-x * narrow, top], [x * narrow, top], [x, bottom], [-x, bottom]])
        if rng.random() < 0.5:
            shape[:, 1] *= -1
        brush.polygon(shape, colour)
        edge = scaled(style.paint, rng.choice([0.4, 0.6, 1.35]))
        brush.polyline(shape, edge, rng.uniform(3, 9), True)
        if rng.random() < 0.5:  # shade of the upper edge
            depth = rng.uniform(8, 50)
            brush.polygon([shape[0], shape[1], shape[1] + [0, depth], shape[0] + [0, depth]], scaled(colour, 0.5))
    if rng.random() < 0.45:  # the bar above the plate, with its lamps
        y, half = -height / 2 - rng.uniform(15, 60), width * rng.uniform(0.3, 0.75)
        colour = grey(rng, 170, 250) if rng.random() < 0.5 else scaled(style.paint, 0.9)
        brush.rounded(-half, y - rng.uniform(12, 50), half, y, 10, colour)
        for x in (-half * 0.5, half * 0.5):
            brush.rounded(x - 28, y - 8, x + 28, y + 6, 3, (225, 225, 205))


def _small_things(brush: Brush, rng: Rng, style: VehicleStyle, plate: tuple[float, float]) -> None:
    width, height = plate
    y_badge = -height / 2 - rng.uniform(70, 220)
    if rng.random() < 0.65:
        draw_badge(brush, rng, 0.0, y_badge, rng.uniform(25, 75))
    for _ in range(int(rng.integers(0, 3))):  # model names
        x = rng.choice([-1, 1]) * rng.uniform(width * 0.4, style.half_width * 0.8)
        draw_small_print(brush, rng, x, rng.uniform(y_badge - 60, height / 2), style.paint)
    while rng.random() < 0.22:
        x = rng.choice([-1, 1]) * (width / 2 + rng.uniform(120, 400))
        draw_sticker(brush, rng, x, rng.uniform(-height * 2.5, height * 2.0))
    if rng.random() < 0.2:  # lock or handle
        brush.ellipse(rng.normal(0, 60), -height / 2 - rng.uniform(30, 90), 14, 14, grey(rng, 60, 180))
    if rng.random() < 0.12:  # tow bar
        y = height / 2 + rng.uniform(20, 200)
        brush.box(-20, y, 20, y + 90, (25, 25, 25))
        brush.ellipse(0, y, 30, 30, grey(rng, 90, 200))
