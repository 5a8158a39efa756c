"""Small pictures on plates: seals, emblems, maps, animals, wheelchairs, as coverage masks."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

_SIZE = 48  # pixels; icons are drawn this large and scaled


def _blob(rng: np.random.Generator, canvas: np.ndarray) -> None:
    count = int(rng.integers(5, 14))
    angles = np.sort(rng.uniform(0, 2 * np.pi, count))
    radii = rng.uniform(0.35, 1.0, count) * (_SIZE / 2 - 1)
    points = np.stack([np.cos(angles), np.sin(angles)], 1) * radii[:, None] + _SIZE / 2
    cv2.fillPoly(canvas, [points.astype(np.int32)], 255, cv2.LINE_AA)


def _star(rng: np.random.Generator, canvas: np.ndarray) -> None:
    tips = int(rng.choice([4, 5, 5, 6, 8, 12]))
    angles = np.arange(tips * 2) * np.pi / tips - np.pi / 2
    radii = np.where(np.arange(tips * 2) % 2 == 0, 1.0, rng.uniform(0.35, 0.75)) * (_SIZE / 2 - 1)
    points = np.stack([np.cos(angles), np.sin(angles)], 1) * radii[:, None] + _SIZE / 2
    cv2.fillPoly(canvas, [points.astype(np.int32)], 255, cv2.LINE_AA)


def _ring(rng: np.random.Generator, canvas: np.ndarray) -> None:
    centre = (_SIZE // 2, _SIZE // 2)
    cv2.circle(canvas, centre, _SIZE // 2 - 2, 255, -1 if rng.random() < 0.5 else int(rng.integers(2, 8)), cv2.LINE_AA)
    for _ in range(int(rng.integers(0, 6))):
        a, b = rng.integers(8, _SIZE - 8, 2), rng.integers(8, _SIZE - 8, 2)
        cv2.line(canvas, a.tolist(), b.tolist(), int(rng.choice([0, 255])), int(rng.integers(1, 5)), cv2.LINE_AA)


def _tree(rng: np.random.Generator, canvas: np.ndarray) -> None:
    storeys = int(rng.integers(1, 5))
    for i in range(storeys):
        top, bottom = i * 36 // storeys, min(42, (i + 2) * 36 // storeys)
        half = 6 + (i + 1) * 15 // storeys
        cv2.fillPoly(canvas, [np.array([[24, top], [24 - half, bottom], [24 + half, bottom]])], 255, cv2.LINE_AA)
    cv2.rectangle(canvas, (21, 40), (27, 47), 255, -1)


def _animal(rng: np.random.Generator, canvas: np.ndarray) -> None:
    body = (int(rng.integers(18, 30)), int(rng.integers(18, 28)))
    cv2.ellipse(
        canvas,
        body,
        (int(rng.integers(10, 17)), int(rng.integers(6, 11))),
        float(rng.uniform(-20, 20)),
        0,
        360,
        255,
        -1,
    )
    for _ in range(int(rng.integers(2, 6))):
        end = (int(rng.integers(3, 45)), int(rng.integers(26, 47)))
        cv2.line(canvas, body, end, 255, int(rng.integers(2, 6)), cv2.LINE_AA)
    cv2.circle(
        canvas, (int(rng.integers(6, 42)), int(rng.integers(6, 14))), int(rng.integers(4, 8)), 255, -1, cv2.LINE_AA
    )


def _wheelchair(rng: np.random.Generator, canvas: np.ndarray) -> None:
    weight = int(rng.integers(3, 6))
    cv2.ellipse(canvas, (20, 32), (13, 13), 0, 20, 290, 255, weight, cv2.LINE_AA)
    cv2.polylines(
        canvas, [np.array([[18, 9], [20, 25], [33, 25], [39, 42], [45, 40]])], False, 255, weight, cv2.LINE_AA
    )
    cv2.circle(canvas, (17, 5), 4, 255, -1, cv2.LINE_AA)


def _shield(rng: np.random.Generator, canvas: np.ndarray) -> None:
    half, foot = int(rng.integers(13, 22)), int(rng.integers(40, 47))
    outline = np.array([[24 - half, 4], [24 + half, 4], [24 + half, 24], [24, foot], [24 - half, 24]])
    if rng.random() < 0.5:
        cv2.fillPoly(canvas, [outline], 255, cv2.LINE_AA)
    tone = 0 if canvas.any() else 255
    cv2.polylines(canvas, [outline], True, 255, int(rng.integers(2, 5)), cv2.LINE_AA)
    for _ in range(int(rng.integers(0, 4))):
        start, end = rng.integers(12, 36, 2), rng.integers(12, 36, 2)
        cv2.line(canvas, start.tolist(), end.tolist(), tone, int(rng.integers(2, 5)), cv2.LINE_AA)


def _cross(rng: np.random.Generator, canvas: np.ndarray) -> None:
    half = int(rng.integers(3, 9))
    canvas[24 - half : 24 + half, 4:44] = 255
    canvas[4:44, 24 - half : 24 + half] = 255


def _stripes(rng: np.random.Generator, canvas: np.ndarray) -> None:
    step = int(rng.integers(8, 18))
    for y in range(int(rng.integers(2, 8)), _SIZE, step):
        canvas[y : y + step // 2, 2:46] = 255


_MAKERS = (
    _blob,
    _blob,
    _star,
    _ring,
    _ring,
    _tree,
    _animal,
    _animal,
    _wheelchair,
    _wheelchair,
    _shield,
    _shield,
    _cross,
    _stripes,
)


def icon_mask(rng: np.random.Generator) -> np.ndarray:
    """A random small picture, uint8 0..255, square."""
    canvas = np.zeros((_SIZE, _SIZE), np.uint8)
    _MAKERS[rng.integers(len(_MAKERS))](rng, canvas)
    return canvas


@lru_cache(maxsize=1)
def seal_mask() -> np.ndarray:
    """A filled circle, uint8 0..255, square."""
    canvas = np.zeros((_SIZE, _SIZE), np.uint8)
    cv2.circle(canvas, (_SIZE // 2, _SIZE // 2), _SIZE // 2 - 1, 255, -1, cv2.LINE_AA)
    return canvas


def sign_mask(rng: np.random.Generator) -> np.ndarray:
    """Strokes that look like a character of a script without Latin letters, uint8 0..255, square, filled by them."""
    canvas = np.zeros((_SIZE, _SIZE), np.uint8)
    weight = int(rng.integers(3, 7))
    for _ in range(int(rng.integers(4, 9))):
        start = rng.integers(3, _SIZE - 3, 2)
        way = ((1, 0), (1, 0), (0, 1), (0, 1), (-1, 1), (1, 1))[rng.integers(6)]
        end = np.clip(start + np.array(way) * int(rng.integers(14, 40)), 3, _SIZE - 4)
        cv2.line(canvas, start.tolist(), end.tolist(), 255, weight, cv2.LINE_AA)
    x, y, width, height = cv2.boundingRect(canvas)
    return cv2.resize(canvas[y : y + height, x : x + width], (_SIZE, _SIZE))
