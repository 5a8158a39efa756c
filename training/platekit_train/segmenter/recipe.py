"""The segmentation recipe: what a YAML file says, checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from platekit_train.run.mixed_precision import check_precision
from platekit_train.run.run_config import read_config
from platekit_train.segmenter.losses import LOSSES


@dataclass(frozen=True)
class SegmentRecipe:
    """See configs/segment.yaml for the meaning of each field."""

    seed: int
    size: int
    batch: int
    steps: int
    warmup: int
    decay: int
    rate: float
    weight_decay: float
    loss: str
    ema: float
    clip: float
    precision: str
    freeze_encoder: bool
    workers: int
    threads: int
    log_every: int
    check_every: int
    check_samples: int
    keep_every: int

    def __post_init__(self) -> None:
        """Refuse what cannot be trained."""
        check_precision(self.precision)
        if self.size % 32 or self.size < 64:
            raise ValueError(f"Cannot train: size must be a multiple of 32 from 64, got {self.size}")
        if self.loss not in LOSSES:
            raise ValueError(f"Cannot train: loss must be one of {sorted(LOSSES)}, got {self.loss!r}")
        if self.steps < 1 or self.batch < 1:
            raise ValueError(f"Cannot train: steps and batch must be positive, got {self.steps} and {self.batch}")


def load_recipe(path: Path) -> SegmentRecipe:
    """Read a recipe; unknown and missing keys are errors."""
    return read_config(path, SegmentRecipe)


def rate_at(recipe: SegmentRecipe, step: int) -> float:
    """The learning rate: a linear warm-up, a flat stretch, a cosine fall to zero."""
    if step < recipe.warmup:
        return recipe.rate * (step + 1) / recipe.warmup
    left = recipe.steps - step
    if left >= recipe.decay:
        return recipe.rate
    return recipe.rate * 0.5 * (1 - math.cos(math.pi * left / recipe.decay))
