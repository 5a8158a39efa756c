"""The decisions that the parts of one drawn vehicle share."""

from __future__ import annotations

from dataclasses import dataclass

from .surfaces import Rng, car_paint, grey


@dataclass(frozen=True)
class VehicleStyle:
    """The decisions that several parts of one vehicle share."""

    rear: bool
    paint: tuple[float, float, float]
    half_width: float
    """Half of the body's width."""
    roof: float
    """y of the roof line (negative: above the plate)."""
    beltline: float
    """y of the lower edge of the window."""
    bumper: tuple[float, float]
    """y of the upper and lower edge of the bumper."""
    ground: float
    """y of the road under the wheels."""
    dark_trim: tuple[float, float, float]


def random_style(rng: Rng, plate_height: float) -> VehicleStyle:
    """A style for a plate of `plate_height` mm."""
    rear = bool(rng.random() < 0.7)
    on_bumper = rng.random() < (0.45 if rear else 0.8)
    paint = car_paint(rng)
    half_width = rng.uniform(640, 950)
    if on_bumper:
        top = -plate_height / 2 - rng.uniform(10, 140)
        bumper = (top, top + rng.uniform(200, 420))
        beltline = top - rng.uniform(150, 520)
    else:
        top = plate_height / 2 + rng.uniform(30, 260)
        bumper = (top, top + rng.uniform(160, 340))
        beltline = -plate_height / 2 - rng.uniform(80, 340)
    return VehicleStyle(
        rear=rear,
        paint=paint,
        half_width=half_width,
        roof=beltline - rng.uniform(300, 650),
        beltline=beltline,
        bumper=bumper,
        ground=bumper[1] + rng.uniform(80, 330),
        dark_trim=grey(rng, 12, 60, 3),
    )
