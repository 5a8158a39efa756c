"""The errors of our own rectifier, as measured on drawn scenes, to cut training crops with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

RESIDUALS_FILE = Path(__file__).with_name("rectifier_error.yaml")


@lru_cache(maxsize=1)
def residuals() -> np.ndarray:
    """N×4×2: found minus true corner, TL TR BR BL, in shares of the plate's width and height."""
    rows = yaml.safe_load(RESIDUALS_FILE.read_text(encoding="utf-8"))["residuals"]
    return np.array(rows, np.float64).reshape(-1, 4, 2)


def random_residual(rng: np.random.Generator) -> np.ndarray:
    """One of the measured errors, stretched by up to a half either way and mirrored half of the time: 4×2."""
    known = residuals()
    chosen = known[rng.integers(len(known))] * rng.uniform(0.5, 1.5)
    if rng.random() < 0.5:
        chosen = chosen[[1, 0, 3, 2]] * [-1, 1]
    return chosen
