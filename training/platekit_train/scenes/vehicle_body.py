"""The large parts of a drawn vehicle: wheels, side, body, window; measures in mm around the plate."""

from __future__ import annotations

import numpy as np

from .brush import Brush
from .surfaces import Rng, grey, mixed, scaled
from .vehicle_style import VehicleStyle


def draw_wheels(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    """The shadow on the road and the two wheels that show."""
    w, ground = style.half_width, style.ground
    shade = grey(rng, 5, 50, 2)
    brush.ellipse(rng.normal(0, 60), ground, w * 1.08, rng.uniform(40, 130), shade)
    for side in (-1, 1):
        x = side * (w - rng.uniform(80, 190))
        top = style.bumper[0] + 60
        brush.rounded(x - 95, top, x + 95, ground + 20, 30, grey(rng, 8, 45, 3))


def draw_flank(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    """The side of the vehicle, seen past one edge of its end: windows, a wheel, door gaps."""
    side, length = rng.choice([-1, 1]), rng.uniform(200, 1900)
    near, far = side * style.half_width * 0.97, side * (style.half_width + length)
    rise = rng.uniform(-0.12, 0.2) * length  # far parts stand higher for a camera above the car
    colour = scaled(style.paint, rng.uniform(0.45, 1.15))
    top, bottom = style.beltline, style.bumper[1]
    brush.polygon([[near, top], [far, top - rise * 0.6], [far, bottom - rise], [near, bottom]], colour)
    roof = [[near, style.roof], [far - side * length * 0.3, style.roof - rise * 0.4],
            [far, top - rise * 0.6], [near, top]]  # fmt: skip
    brush.polygon(roof, scaled(colour, 0.9))
    inset = np.array(roof) * 0.86 + np.mean(roof, axis=0) * 0.14
    brush.polygon(inset, grey(rng, 10, 110))
    for share in rng.uniform(0.2, 0.9, int(rng.integers(1, 4))):
        x = near + (far - near) * share
        brush.polyline([[x, top - rise * share * 0.6], [x, bottom - rise * share]], scaled(colour, 0.5), 8, False)
    x, y = near + (far - near) * rng.uniform(0.15, 0.5), style.ground - rng.uniform(200, 320)
    radius = rng.uniform(220, 320)
    brush.ellipse(x, y, radius * 0.6, radius, grey(rng, 5, 40))
    brush.ellipse(x, y, radius * 0.38, radius * 0.62, grey(rng, 60, 200))


def draw_body(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    """The painted body with its creases, panel gaps and reflections."""
    w, paint = style.half_width, style.paint
    waist, roof_w = w * rng.uniform(0.97, 1.03), w * rng.uniform(0.66, 0.93)
    brush.polygon(
        [[-roof_w, style.roof], [roof_w, style.roof], [waist, style.beltline],
         [w, style.bumper[1]], [-w, style.bumper[1]], [-waist, style.beltline]],
        scaled(paint, rng.uniform(0.85, 1.05)),
    )  # fmt: skip
    lower = np.linspace(style.beltline, style.bumper[1], 9)
    light = rng.uniform(0.75, 1.25) + np.cumsum(rng.normal(0, 0.05, 8))
    for y0, y1, factor in zip(lower[:-1], lower[1:], light, strict=True):
        brush.box(-w * 0.99, y0, w * 0.99, y1 + 2, scaled(paint, factor))
    for _ in range(int(rng.integers(1, 6))):  # creases and panel gaps
        y = rng.uniform(style.beltline, style.bumper[1])
        bow, colour = rng.normal(0, 25), scaled(paint, rng.choice([0.35, 0.6, 1.3, 1.6]))
        curve = [[-w, y + bow], [-w / 2, y + bow / 4], [0, y], [w / 2, y + bow / 4], [w, y + bow]]
        brush.polyline(curve, colour, rng.uniform(3, 12), False)
    if rng.random() < 0.5:  # the tailgate's or bonnet's outline
        x, y0 = w * rng.uniform(0.6, 0.9), style.beltline - 20
        y1 = rng.uniform(style.bumper[0] - 20, style.bumper[0] + 40)
        outline = [[-x, y0], [-x * 0.96, y1], [x * 0.96, y1], [x, y0]]
        brush.polyline(outline, scaled(paint, 0.4), rng.uniform(4, 10), False)
    for _ in range(int(rng.integers(0, 4))):  # reflections
        x, y = rng.uniform(-w, w), rng.uniform(style.beltline, style.bumper[1])
        dx, dy = rng.uniform(30, 400), rng.uniform(10, 90)
        colour = mixed(paint, grey(rng, 60, 250), rng.uniform(0.15, 0.6))
        slant = rng.normal(0, 60)
        brush.polygon([[x, y], [x + dx, y], [x + dx + slant, y + dy], [x + slant, y + dy]], colour)


def draw_window(brush: Brush, rng: Rng, style: VehicleStyle) -> None:
    """The window with its reflections; behind, heating wires and a wiper at times."""
    w = style.half_width
    bottom = style.beltline - rng.uniform(10, 70)
    top = style.roof + rng.uniform(30, 90)
    if bottom - top < 60:
        return
    top_w, bottom_w = w * rng.uniform(0.55, 0.8), w * rng.uniform(0.74, 0.95)
    outline = np.array([[-top_w, top], [top_w, top], [bottom_w, bottom], [-bottom_w, bottom]])
    glass = mixed(grey(rng, 15, 90), (90, 120, 140), rng.uniform(0, 0.5))
    brush.polygon(outline * 1.02, style.dark_trim)
    brush.polygon(outline, glass)
    for _ in range(int(rng.integers(0, 5))):
        x, y = rng.uniform(-top_w, top_w), rng.uniform(top, bottom)
        dx, dy = rng.uniform(30, 350), rng.uniform(15, 160)
        colour = mixed(glass, grey(rng, 40, 240), rng.uniform(0.1, 0.7))
        brush.polygon(
            np.clip([[x, y], [x + dx, y], [x + dx, y + dy], [x - 40, y + dy]],
                    [-top_w, top], [top_w, bottom]), colour)  # fmt: skip
    if style.rear and rng.random() < 0.4:
        for y in np.linspace(top + 40, bottom - 30, 9):
            brush.polyline([[-top_w, y], [top_w, y]], scaled(glass, 0.7), 3, False)
        brush.polyline([[0, bottom], [rng.uniform(-250, 250), bottom - 70]], (20, 20, 20), 12, False)
