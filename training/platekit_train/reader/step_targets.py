"""Which character stands at each time step of the tiny reader: as a class, and as a mask."""

from __future__ import annotations

import numpy as np

from platekit_train.models.ocr import INPUT_HEIGHT, INPUT_WIDTH, PAD_INDEX
from platekit_train.models.tiny import MASK_HEIGHT, MASK_WIDTH, TINY_STEPS

_CORE = 0.5
"""Share of a character's width, in its middle, whose steps belong to it; the steps between are blank."""


def step_classes(boxes: list[np.ndarray], codes: np.ndarray) -> np.ndarray:
    """Character boxes (as in step_masks) and class indices N×slots → N×32 class indices, blank between characters."""
    classes = np.full((len(boxes), TINY_STEPS), PAD_INDEX)
    for sample, characters in enumerate(boxes):
        for place, (first, last) in enumerate(_stretches(characters)):
            classes[sample, first:last] = codes[sample, place]
    return classes


def step_masks(boxes: list[np.ndarray]) -> np.ndarray:
    """Character boxes of N crops (each count×4, crop pixels, text order) → N×32×16×64 float32 coverage, 0 or 1."""
    masks = np.zeros((len(boxes), TINY_STEPS, MASK_HEIGHT, MASK_WIDTH), np.float32)
    for mask, characters in zip(masks, boxes, strict=True):
        for (x0, y0, x1, y1), (first, last) in zip(characters.tolist(), _stretches(characters), strict=True):
            top, bottom = _cells(y0, y1, INPUT_HEIGHT, MASK_HEIGHT)
            left, right = _cells(x0, x1, INPUT_WIDTH, MASK_WIDTH)
            mask[first:last, top:bottom, left:right] = 1
    return masks


def row_numbers(boxes: np.ndarray) -> list[int]:
    """The row of each character, from 0: a new row begins where the next one stands lower and not to the right."""
    numbers, row = [], 0
    for i in range(len(boxes)):
        if i and boxes[i, 0] < boxes[i - 1, 2] and boxes[i, 1] + boxes[i, 3] > 2 * boxes[i - 1, 3]:
            row += 1
        numbers.append(row)
    return numbers


def row_count(boxes: np.ndarray) -> int:
    """How many rows the characters stand in; 1 for none."""
    return max(row_numbers(boxes), default=0) + 1


def _stretches(boxes: np.ndarray) -> list[tuple[int, int]]:
    """First and one past the last step of each character."""
    rows = row_count(boxes)
    return [_steps((x0, x1), row, rows) for (x0, _, x1, _), row in zip(boxes.tolist(), row_numbers(boxes), strict=True)]


def _steps(columns: tuple[float, float], row: int, rows: int) -> tuple[int, int]:
    """First and one past the last step over the middle of a character; at least one. Rows share the steps evenly."""
    room = TINY_STEPS / rows
    middle, half = sum(columns) / 2, (columns[1] - columns[0]) * _CORE / 2
    first, last = (row * room + x / INPUT_WIDTH * room for x in (middle - half, middle + half))
    start = min(max(round(first), 0), TINY_STEPS - 1)
    return start, max(start + 1, min(round(last), TINY_STEPS))


def _cells(low: float, high: float, size: int, cells: int) -> tuple[int, int]:
    """First and one past the last mask cell of a stretch of pixels; at least one."""
    start = min(max(round(low * cells / size), 0), cells - 1)
    return start, max(start + 1, min(round(high * cells / size), cells))
