"""The recipe of one training of a reader: what a YAML file says, checked."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

from platekit_train.reader.losses import OcrLosses, SlotLoss
from platekit_train.reader.networks import NETWORKS
from platekit_train.run.mixed_precision import check_precision
from platekit_train.run.run_config import read_config
from platekit_train.synth.crop import CropOptions

RUNS_DIR = Path(__file__).parents[2] / "runs"


@dataclass(frozen=True)
class OcrRun:
    """Everything that decides the weights; read from one YAML file. See configs/ocr.yaml for the meaning of each."""

    name: str
    steps: int
    network: str = "plate-ocr"
    seed: int = 1
    batch: int = 192
    lr: float = 0.002
    warmup: int = 200
    decay: int = 2500
    weight_decay: float = 0.02
    ema: float = 0.998
    losses: OcrLosses = field(default_factory=lambda: OcrLosses(slots=SlotLoss()))
    gradient_clip: float = 5.0
    precision: str = "bf16"
    threads: int = 1
    workers: int = 1
    eval_every: int = 300
    check_samples: int = 256
    save_every: int = 150
    keep_every: int = 0
    crop: CropOptions = field(default_factory=CropOptions)
    init: str | None = None
    photos: Path | None = None
    runs_dir: Path = RUNS_DIR

    def __post_init__(self) -> None:
        """Refuse what cannot be trained."""
        check_precision(self.precision)
        if self.network not in NETWORKS:
            raise ValueError(f"Cannot train: network must be one of {', '.join(NETWORKS)}, got {self.network!r}")
        self.losses.check(NETWORKS[self.network].losses)
        if self.steps < 1 or self.batch < 1:
            raise ValueError(f"Cannot train: steps and batch must be positive, got {self.steps} and {self.batch}")


def load_run(path: Path) -> OcrRun:
    """The run described by a YAML file; unknown and missing keys are errors."""
    return read_config(path, OcrRun)


def rate_at(run: OcrRun, step: int) -> float:
    """Learning rate: a ramp, a plateau, then a cosine down to 1 %."""
    if step < run.warmup:
        return run.lr * (step + 1) / run.warmup
    into = (step - (run.steps - run.decay)) / max(1, run.decay)
    return run.lr * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(max(into, 0.0), 1.0))))
