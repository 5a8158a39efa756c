"""Painting primitives on uint8 RGB pictures (H×W×3), in place."""

from __future__ import annotations

import cv2
import numpy as np

Colour = tuple[int, int, int]


def blend(image: np.ndarray, mask: np.ndarray, colour: Colour, x: float, y: float, opacity: float = 1.0) -> None:
    """Paint `colour` through `mask` (uint8 0..255) whose top-left corner lies at (x, y); parts outside are cut."""
    x0, y0 = round(x), round(y)
    left, top = max(0, -x0), max(0, -y0)
    part = mask[top : image.shape[0] - y0, left : image.shape[1] - x0]
    if part.size == 0 or x0 >= image.shape[1] or y0 >= image.shape[0]:
        return
    target = image[y0 + top : y0 + top + part.shape[0], x0 + left : x0 + left + part.shape[1]]
    share = part.astype(np.float32)[..., None] * (opacity / 255.0)
    target[:] = target + (np.float32(colour) - target) * share


def cover(layer: np.ndarray, mask: np.ndarray, x: float, y: float) -> None:
    """Add `mask` to a coverage layer (both uint8 0..255), its top-left corner at (x, y); parts outside are cut."""
    x0, y0 = round(x), round(y)
    left, top = max(0, -x0), max(0, -y0)
    part = mask[top : layer.shape[0] - y0, left : layer.shape[1] - x0]
    if part.size == 0 or x0 >= layer.shape[1] or y0 >= layer.shape[0]:
        return
    target = layer[y0 + top : y0 + top + part.shape[0], x0 + left : x0 + left + part.shape[1]]
    np.maximum(target, part, out=target)


def scaled(mask: np.ndarray, width: float, height: float) -> np.ndarray:
    """The mask at another size, at least 1×1, without aliasing."""
    size = (max(1, round(width)), max(1, round(height)))
    shrinks = size[0] < mask.shape[1] and size[1] < mask.shape[0]
    return cv2.resize(mask, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def clouds(rng: np.random.Generator, height: int, width: int, cells: int) -> np.ndarray:
    """Smooth random field, float32 0..1, with about `cells` bumps along the longer side."""
    rows = max(2, round(cells * height / max(height, width)))
    columns = max(2, round(cells * width / max(height, width)))
    seed = rng.random((rows, columns), dtype=np.float32)
    return np.clip(cv2.resize(seed, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)


def gradient(height: int, width: int, first: Colour, second: Colour, turn: float) -> np.ndarray:
    """Linear blend of two colours; `turn` radians, 0 = left to right, π/2 = top to bottom."""
    dx, dy = np.cos(turn), np.sin(turn)
    xs = np.linspace(-0.5, 0.5, width, dtype=np.float32) * dx
    ys = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * dy
    share = (xs + ys) / (abs(dx) + abs(dy)) + 0.5
    return (np.float32(first) + (np.float32(second) - np.float32(first)) * share[..., None]).astype(np.uint8)


def jittered(rng: np.random.Generator, colour: Colour, amount: int = 18) -> Colour:
    """The colour lighter or darker by up to `amount` levels, and each channel by a third of that on its own."""
    third = amount // 3
    shift = rng.integers(-amount, amount + 1) + rng.integers(-third, third + 1, 3)
    moved = np.clip(np.array(colour) + shift, 0, 255)
    return int(moved[0]), int(moved[1]), int(moved[2])


def luma(colour: Colour) -> float:
    """Perceived brightness, 0..255."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def random_colour(rng: np.random.Generator, low: int = 0, high: int = 256) -> Colour:
    """Any colour whose channels lie in [low, high)."""
    red, green, blue = rng.integers(low, high, 3)
    return int(red), int(green), int(blue)


def hex_colour(text: str) -> Colour:
    """`#rrggbb` as three bytes."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
