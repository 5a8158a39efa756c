"""A contact sheet of training samples: `python -m platekit_train.scenes.sheet out.png [--data DIR]`."""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from .photos import load_photos
from .samples import SceneSamples


def contact_sheet(samples: SceneSamples, first: int, rows: int, columns: int) -> np.ndarray:
    """Windows in rows; the plate's edge is drawn green, unknown places are tinted blue."""
    cells = []
    for index in range(first, first + rows * columns):
        window = samples.at(index)
        cell = window.picture.copy()
        edge = cv2.morphologyEx((window.target > 0.5).astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((2, 2)))
        cell[edge > 0] = (0, 255, 0)
        cell[window.weight == 0, 2] = 255
        cells.append(cell)
    lines = [np.concatenate(cells[r * columns : (r + 1) * columns], axis=1) for r in range(rows)]
    return np.concatenate(lines, axis=0)


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=None, help="folder with train/; drawn scenes only without it")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--rows", type=int, default=5)
    parser.add_argument("--columns", type=int, default=7)
    args = parser.parse_args()
    samples = SceneSamples(seed=1, size=256, shelf=load_photos(args.data))
    sheet = contact_sheet(samples, args.first, args.rows, args.columns)
    cv2.imwrite(str(args.out), sheet[..., ::-1])


if __name__ == "__main__":
    main()
