"""Where the camera stands: sizes, places and tilts of plates in a training window."""

from __future__ import annotations

import numpy as np

from .geometry import shift_scale, tilt
from .surfaces import Rng

NARROWEST, WIDEST = 12.0, 230.0
"""Plate widths asked of the network, in pixels of a 256-pixel window."""


def plate_width(rng: Rng, size: int) -> float:
    """Log-uniform over the asked range, scaled with the window."""
    return float(np.exp(rng.uniform(np.log(NARROWEST), np.log(WIDEST)))) * size / 256


def random_tilt(rng: Rng, length: float) -> np.ndarray:
    """A turn of a flat thing about the origin; `length` is its width in the units of the points.

    Mostly gentle; one view in four is oblique, with a yaw of up to a radian.
    """
    oblique = rng.random() < 0.25
    yaw = rng.uniform(-1.0, 1.0) if oblique else rng.normal(0, 0.22)
    pitch = rng.normal(0, 0.3 if oblique else 0.13)
    roll = rng.normal(0, 0.22 if oblique else 0.06)
    distance = length * rng.uniform(3.0, 9.0)
    return tilt(float(np.clip(yaw, -1.1, 1.1)), float(np.clip(pitch, -0.8, 0.8)), float(roll), distance)


def window_from_source(
    rng: Rng, focus: np.ndarray, zoom: float, size: int, turned: np.ndarray | None = None
) -> np.ndarray:
    """A homography that shows the point `focus` of a picture inside a window.

    `zoom` is in window pixels per source pixel; `turned` acts around the focus, in window pixels.
    Now and then the focus lies near the border, so that what is there is cut off.
    """
    reach = 0.52 if rng.random() < 0.15 else 0.34
    place = size / 2 + rng.uniform(-reach, reach, 2) * size
    to_origin = shift_scale(zoom, -zoom * focus[0], -zoom * focus[1])
    turned = np.eye(3) if turned is None else turned
    return shift_scale(1.0, place[0], place[1]) @ turned @ to_origin
