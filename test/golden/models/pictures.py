"""Pictures drawn for the golden tests: plates with text, tone ramps and grain. Nothing in them is a photo."""

from __future__ import annotations

import cv2
import numpy as np


def draw_plate(text: str, size: tuple[int, int], colours: tuple[tuple, tuple], seed: int) -> np.ndarray:
    """BGR bytes, `size` = (height, width)."""
    height, width = size
    paper, ink = colours
    ramp = np.linspace(-24, 24, width)[None, :, None] + np.linspace(18, -18, height)[:, None, None]
    picture = np.clip(np.array(paper, float) + ramp, 0, 255).astype(np.uint8)
    scale = width / (20.0 * len(text))
    cv2.putText(picture, text, (width // 20, int(height * 0.72)), cv2.FONT_HERSHEY_SIMPLEX, scale, ink, 2, cv2.LINE_AA)
    grain = np.random.default_rng(seed).integers(-6, 7, picture.shape)
    return np.clip(picture.astype(int) + grain, 0, 255).astype(np.uint8)


def draw_scene(size: tuple[int, int], seed: int) -> np.ndarray:
    height, width = size
    scene = np.zeros((height, width, 3), np.uint8)
    scene[:] = np.linspace((90, 120, 150), (170, 110, 60), height, axis=0)[:, None].astype(np.uint8)
    for text, top, left in (("K 7", height // 8, width // 10), ("42", height // 2, width // 2)):
        plate = draw_plate(text, (height // 4, width // 3), ((225, 232, 235), (30, 20, 25)), seed)
        scene[top : top + plate.shape[0], left : left + plate.shape[1]] = plate
    return scene
