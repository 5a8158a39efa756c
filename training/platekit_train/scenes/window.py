"""A training window while it is being made: the picture, the plate coverage, the trust in it."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from .frames import framed
from .geometry import coverage, grow, homography, map_points, picture_outline, pixel_box, side_lengths
from .paste import edge_shade, lit_plate, paste
from .plates import FlatPlate
from .surfaces import Rng, any_colour, grey

SMALLEST_PLATE = 8.0
"""Pixels of width below which a plate is neither asked for nor forbidden."""


@dataclass(frozen=True, eq=False)
class PlacedPlate:
    """A drawn plate in a window."""

    text: str
    quad: np.ndarray
    """Corners of what is visible of it, TL TR BR BL of the plate itself, 4 x 2."""


@dataclass
class Window:
    """Square picture with its labels; all three arrays share height and width."""

    picture: np.ndarray
    target: np.ndarray
    """Plate coverage per pixel, float32 in [0, 1]."""
    weight: np.ndarray
    """Trust in the target, float32: 1, or 0 where the truth is not known."""
    plates: list[PlacedPlate] = field(default_factory=list)
    """The drawn plates that were put here, in the order of painting."""

    @classmethod
    def around(cls, picture: np.ndarray) -> Window:
        """A window without plates."""
        shape = picture.shape[:2]
        return cls(picture, np.zeros(shape, np.float32), np.ones(shape, np.float32))

    def mark_plate(self, quad: np.ndarray) -> None:
        """Declare a quad to be plate; tiny ones are only declared unknown."""
        area = coverage(quad, *self.target.shape)
        if side_lengths(quad)[0] < SMALLEST_PLATE:
            self.weight[area > 0] = 0.0
        else:
            np.maximum(self.target, area, out=self.target)

    def mark_loosely(self, quad: np.ndarray, margin: float) -> None:
        """Declare a quad that is a little too large to be plate inside and unknown around its edge.

        `margin` is the width of the unknown ring, inwards and outwards, in plate heights.
        """
        ring = {"left": margin, "top": margin, "right": margin, "bottom": margin}
        core = {side: -1.4 * share for side, share in ring.items()}
        inside = coverage(grow(quad, **core), *self.target.shape)
        outside = coverage(grow(quad, **ring), *self.target.shape)
        self.weight[(outside > 0) & (inside < 1)] = 0.0
        np.maximum(self.target, inside, out=self.target)

    def forget(self, quad: np.ndarray) -> None:
        """Declare the truth inside a quad unknown."""
        self.weight[coverage(quad, *self.weight.shape) > 0] = 0.0

    def put_plate(self, rng: Rng, plate: FlatPlate, quad: np.ndarray, *, frame_chance: float) -> None:
        """Paste a plate whose outer border is the quad, with light, frame and rim, and mark it."""
        patch = lit_plate(plate.image, rng, self._light_around(quad))
        if rng.random() < frame_chance:
            patch, visible = framed(patch, rng)
            plate_height = float(visible[2, 1] - visible[0, 1])
            left, top = (visible[0] + 0.5) / plate_height
            right = (patch.shape[1] - 0.5 - visible[2, 0]) / plate_height
            bottom = (patch.shape[0] - 0.5 - visible[2, 1]) / plate_height
            outer = grow(quad, left=left, top=top, right=right, bottom=bottom)
            if rng.random() < 0.5:
                edge_shade(self.picture, rng, outer)
            paste(self.picture, patch, outer)
            window_from_patch = homography(picture_outline(patch.shape[1], patch.shape[0]), outer)
            quad = map_points(window_from_patch, visible)
        else:
            if rng.random() < 0.6:
                edge_shade(self.picture, rng, quad)
            paste(self.picture, patch, quad)
        self.plates.append(PlacedPlate(plate.text, quad))
        self.mark_plate(quad)
        if rng.random() < 0.06:
            self._cover(rng, quad)

    def _light_around(self, quad: np.ndarray) -> float:
        box = pixel_box(grow(quad, left=0.5, top=0.5, right=0.5, bottom=0.5), *self.target.shape)
        if box is None:
            return 128.0
        x0, y0, x1, y1 = box
        return float(self.picture[y0:y1:3, x0:x1:3].mean()) if (x1 - x0) and (y1 - y0) else 128.0

    def _cover(self, rng: Rng, quad: np.ndarray) -> None:
        """Something thin in front of the plate: a tow ball, a twig, a strap. The label stays."""
        width, height = side_lengths(quad)
        colour = grey(rng, 5, 120) if rng.random() < 0.7 else any_colour(rng)
        middle = quad.mean(axis=0) + rng.uniform(-0.45, 0.45, 2) * [width, height]
        if rng.random() < 0.4:
            centre = tuple(int(v) for v in middle)
            cv2.circle(self.picture, centre, max(1, int(height * 0.16)), colour, -1, cv2.LINE_AA)
            return
        reach = rng.normal(0, 1, 2)
        reach = reach / max(float(np.hypot(*reach)), 1e-6) * width
        start, end = (tuple(int(v) for v in middle + s * reach) for s in (-1, 1))
        cv2.line(self.picture, start, end, colour, max(1, int(height * 0.07)), cv2.LINE_AA)
