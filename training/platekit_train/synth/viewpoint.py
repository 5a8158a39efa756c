"""Where the corners of a plate lie in the picture that is cut out for the reader, and character boxes with them."""

from __future__ import annotations

import cv2
import numpy as np

from platekit_train.synth.plate import RenderedPlate
from platekit_train.synth.rectifier_residuals import random_residual

View = tuple[np.ndarray, tuple[int, int]]
"""Corners of the plate in the view (4×2, TL TR BR BL) and the view's height and width in pixels."""

_UNIT = np.float32([[0, 0], [1, 0], [1, 1], [0, 1]])
_WIDEST_MARGIN = 0.1  # a side, of what the rectifier is asked for


def measured_view(rng: np.random.Generator, plate: RenderedPlate, scale: float) -> View:
    """A plate as our rectifier cuts it out, its error and margin included; no character leaves the view."""
    size = np.array(plate.image.shape[1::-1])
    margin = rng.uniform(0.0, _WIDEST_MARGIN)
    width, height = np.maximum(np.rint(size * scale * (1 + 2 * margin)), [12, 8]).astype(int)
    inner = np.float32([width, height]) / np.float32(1 + 2 * margin)
    goal = (_UNIT + np.float32(margin)) * inner
    shares = plate.boxes / np.tile(size, 2)
    low, high = shares[:, :2].min(0), shares[:, 2:].max(0)
    error = random_residual(rng).astype(np.float32)
    for part in (1.0, 0.5, 0.25, 0.0):
        view_from_plate = cv2.getPerspectiveTransform(_UNIT + error * np.float32(part), goal)
        text = cv2.perspectiveTransform(np.float32([low + _UNIT * (high - low)]), view_from_plate)[0]
        if (text >= 0).all() and (text <= [width, height]).all():
            break
    return cv2.perspectiveTransform(_UNIT[None], view_from_plate)[0] - 0.5, (int(height), int(width))


def rough_view(rng: np.random.Generator, plate: RenderedPlate, scale: float, widest_margin: float) -> View:
    """A plate cut out worse than that: turned, sheared, with wide margins or much of the car's body at one side."""
    h, w = plate.image.shape[0] * scale, plate.image.shape[1] * scale
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float64)
    loose = rng.random() < 0.7
    turn = np.clip(rng.normal(0, 0.045 if loose else 0.012), -0.14, 0.14)
    shear = np.clip(rng.normal(0, 0.09 if loose else 0.02), -0.3, 0.3)
    if rng.random() < 0.15:
        shear = rng.uniform(-0.38, 0.38)
    corners[:, 0] += (corners[:, 1] - h / 2) * shear
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners += rng.normal(0, 0.02 if loose else 0.006, (4, 2)) * [min(w, 2.5 * h), h]
    low, high = corners.min(0), corners.max(0)
    left, top, right, bottom = widest_margin * rng.beta(1, 2, 4) * np.array([w, h, w, h])
    if rng.random() < 0.12:  # a box far too tall, as templates are on wide plates
        top, bottom = rng.uniform(0.1, 0.5, 2) * h
    if rng.random() < 0.15:  # a mask that ran on over the car's body at one side
        side = rng.uniform(0.15, 0.6) * w
        left, right = (left + side, right) if rng.random() < 0.5 else (left, right + side)
    width, height = high[0] - low[0] + left + right, high[1] - low[1] + top + bottom
    return corners - low + [left, top], (max(8, round(height)), max(12, round(width)))


def warp_boxes(boxes: np.ndarray, homography: np.ndarray) -> np.ndarray:
    """Axis-aligned bounds of warped boxes, N×4 float32 x0, y0, x1, y1.

    Boxes are slices of pixels (edges); the homography maps pixel centres, which sit at whole numbers.
    """
    corners = boxes[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(1, -1, 2).astype(np.float32) - 0.5
    seen = cv2.perspectiveTransform(corners, homography).reshape(-1, 4, 2) + 0.5
    return np.hstack([seen.min(1), seen.max(1)])


def cut_towards_text(rng: np.random.Generator, boxes: np.ndarray, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a cut nearer to the characters, as a box makes that misses the plate's edge."""
    room = np.maximum([*boxes[:, :2].min(0), *([width, height] - boxes[:, 2:].max(0))], 0)
    cut = (room * rng.uniform(0.2, 0.92, 4) * (rng.random(4) < 0.6)).astype(int)
    return int(cut[0]), int(cut[1]), width - int(cut[2]), height - int(cut[3])
