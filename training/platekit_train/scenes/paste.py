"""Putting a flat plate into a picture: warp, light, edge, and the frame around it."""

from __future__ import annotations

import cv2
import numpy as np

from .geometry import coverage, grow, homography, picture_outline, pixel_box, side_lengths
from .surfaces import Rng, grey, soft_field


def paste(picture: np.ndarray, patch: np.ndarray, quad: np.ndarray) -> None:
    """Warp a flat patch onto the quad, in place, with exact edge coverage and no aliasing."""
    height, width = picture.shape[:2]
    box = pixel_box(quad, height, width)
    if box is None:
        return
    x0, y0, x1, y1 = box
    patch = _shrunk(patch, quad)
    local = quad - [x0, y0]
    window_from_patch = homography(picture_outline(patch.shape[1], patch.shape[0]), local)
    warped = cv2.warpPerspective(
        patch, window_from_patch, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    alpha = coverage(local, y1 - y0, x1 - x0)[..., None]
    area = picture[y0:y1, x0:x1]
    area[:] = np.rint(area * (1 - alpha) + warped * alpha).astype(np.uint8)


def _shrunk(patch: np.ndarray, quad: np.ndarray) -> np.ndarray:
    """The patch, averaged down so that the warp shrinks it by less than 1.5."""
    width, height = side_lengths(quad)
    shrink = min(patch.shape[1] / max(width, 1.0), patch.shape[0] / max(height, 1.0))
    if shrink < 1.5:
        return patch
    size = (max(2, round(patch.shape[1] / shrink)), max(2, round(patch.shape[0] / shrink)))
    return cv2.resize(patch, size, interpolation=cv2.INTER_AREA)


def lit_plate(plate: np.ndarray, rng: Rng, surroundings: float) -> np.ndarray:
    """The plate under the light of its place; `surroundings` is a mean grey level around it.

    Plates are bright things in most light, so the match is loose. A shadow edge, a soft gradient,
    dirt and a colour cast come on top.
    """
    height, width = plate.shape[:2]
    if rng.random() < 0.3:  # as bright as what it is screwed to: only its characters stand out
        target = np.clip(surroundings * rng.uniform(0.85, 1.2), 25, 235)
    else:
        target = np.clip(surroundings * rng.uniform(0.7, 2.2) + rng.normal(15, 20), 25, 245)
    gain = np.clip(target / max(float(plate.mean()), 20.0), 0.15, 1.25)
    gain = 1.0 if rng.random() < 0.2 else gain
    light = np.full((height, width, 1), gain, np.float32)
    if rng.random() < 0.5:
        light *= 1 + rng.uniform(0, 0.25) * soft_field(rng, height, width, 3)[..., None]
    if rng.random() < 0.25:  # the shadow of the body above, or of anything else
        ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
        edge = ys / height - rng.uniform(0, 0.9) + rng.normal(0, 0.3) * (xs / width - 0.5)
        light *= np.where(edge[..., None] * rng.choice([-1, 1]) > 0, 1.0, rng.uniform(0.35, 0.9))
    cast = 1 + rng.normal(0, 0.04, 3).astype(np.float32)
    lit = plate.astype(np.float32) * light * cast
    if rng.random() < 0.2:
        dirt = np.clip(soft_field(rng, height, width, 12)[..., None] - 0.6, 0, 1) * rng.uniform(0.2, 0.8)
        lit = lit * (1 - dirt) + np.array(grey(rng, 50, 130), np.float32) * dirt
    return np.clip(lit, 0, 255).astype(np.uint8)


def edge_shade(picture: np.ndarray, rng: Rng, quad: np.ndarray) -> None:
    """A dark or bright rim just outside the plate: its thickness, its shadow, a rubber seal."""
    amounts = rng.uniform(0.0, 0.09, 4)
    left, top, right, bottom = amounts * (rng.random(4) < 0.5)
    rim = grow(quad, left=left, top=top, right=right, bottom=bottom)
    box = pixel_box(rim, *picture.shape[:2])
    if box is None:
        return
    x0, y0, x1, y1 = box
    colour = np.array(grey(rng, 0, 70) if rng.random() < 0.8 else grey(rng, 150, 250), np.float32)
    alpha = coverage(rim - [x0, y0], y1 - y0, x1 - x0)[..., None] * rng.uniform(0.3, 1.0)
    area = picture[y0:y1, x0:x1]
    area[:] = np.rint(area * (1 - alpha) + colour * alpha).astype(np.uint8)
