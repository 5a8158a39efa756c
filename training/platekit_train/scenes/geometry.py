"""Quads, homographies and exact pixel coverage.

A homography is 3 x 3 float64, named `to_from`: `window_from_scene` maps scene points to window points.
"""

from __future__ import annotations

import cv2
import numpy as np


def rectangle(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    """The axis-aligned rectangle as a quad, TL TR BR BL."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float64)


def picture_outline(width: float, height: float) -> np.ndarray:
    """The outer border of a picture: half a pixel outside its outermost pixel centres."""
    return rectangle(-0.5, -0.5, width - 0.5, height - 0.5)


def homography(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The homography that maps the four source points onto the four target points."""
    return cv2.getPerspectiveTransform(source.astype(np.float32), target.astype(np.float32))


def map_points(to_from: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Points (n x 2) through a homography."""
    lifted = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ to_from.T
    return lifted[:, :2] / lifted[:, 2:]


def grow(quad: np.ndarray, *, left: float, top: float, right: float, bottom: float) -> np.ndarray:
    """Move each side outwards, in the plate's own perspective, by a share of the plate's height.

    Negative shares shrink. The plate's length in heights is taken from the quad's sides.
    """
    width, height = side_lengths(quad)
    aspect = width / max(height, 1e-6)
    unit = rectangle(0.0, 0.0, aspect, 1.0)
    grown = rectangle(-left, -top, aspect + right, 1.0 + bottom)
    return map_points(homography(unit, quad), grown)


def side_lengths(quad: np.ndarray) -> tuple[float, float]:
    """Mean width and mean height of a quad in pixels."""
    top, right, bottom, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    return float(top + bottom) / 2, float(left + right) / 2


def shift_scale(scale: float, dx: float, dy: float) -> np.ndarray:
    """The map p -> scale * p + (dx, dy)."""
    return np.array([[scale, 0.0, dx], [0.0, scale, dy], [0.0, 0.0, 1.0]])


def tilt(yaw: float, pitch: float, roll: float, distance: float) -> np.ndarray:
    """How a flat thing looks when turned about its centre, as a homography around the origin.

    Angles are in radians; `distance` is that of the camera in units of the points. Near the origin
    the picture keeps its size up to the foreshortening.
    """
    cy, sy, cp, sp, cr, sr = (
        np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch), np.cos(roll), np.sin(roll)
    )  # fmt: skip
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    turn = about_z @ about_x @ about_y
    plane = np.column_stack([turn[:, 0], turn[:, 1], [0.0, 0.0, distance]])
    return np.diag([distance, distance, 1.0]) @ plane


def coverage(quad: np.ndarray, height: int, width: int) -> np.ndarray:
    """How much of each pixel a convex quad covers: height x width float32 in [0, 1].

    Exact on axis-aligned edges; within a few hundredths of a pixel's area elsewhere. Corners are
    those of the min of four half-planes.
    """
    mask = np.zeros((height, width), np.float32)
    box = pixel_box(quad, height, width)
    if box is None:
        return mask
    x0, y0, x1, y1 = box
    xs = np.arange(x0, x1, dtype=np.float32)
    ys = np.arange(y0, y1, dtype=np.float32)[:, None]
    inside = np.full((y1 - y0, x1 - x0), np.inf, np.float32)
    orientation = np.sign(signed_area(quad)) or 1.0
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        edge = end - start
        length = max(float(np.hypot(*edge)), 1e-6)
        normal = np.array([-edge[1], edge[0]]) / length * orientation
        distance = (xs - start[0]) * np.float32(normal[0]) + (ys - start[1]) * np.float32(normal[1])
        np.minimum(inside, distance, out=inside)
    mask[y0:y1, x0:x1] = np.clip(inside + 0.5, 0.0, 1.0)
    return mask


def pixel_box(quad: np.ndarray, height: int, width: int) -> tuple[int, int, int, int] | None:
    """x0, y0, x1, y1 (ends excluded) of the pixels a quad can touch, or None when there are none."""
    if not np.all(np.isfinite(quad)):
        return None
    low = np.floor(quad.min(axis=0) - 1.0)
    high = np.ceil(quad.max(axis=0) + 2.0)
    x0, y0 = (int(v) for v in np.clip(low, 0, [width, height]))
    x1, y1 = (int(v) for v in np.clip(high, 0, [width, height]))
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def signed_area(quad: np.ndarray) -> float:
    """Positive for corners that run clockwise on screen."""
    following = np.roll(quad, -1, axis=0)
    return float(np.sum(quad[:, 0] * following[:, 1] - following[:, 0] * quad[:, 1])) / 2
