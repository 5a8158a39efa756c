"""What a fine-tuning of the reader is told, and the crops it trains on and measures on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from platekit_train.bad_data import refuse
from platekit_train.own.check_tuning import check_tuning
from platekit_train.own.plates import OwnPlate, list_csv, list_data, load_plates
from platekit_train.own.split import Split, split_as_given, split_by_text
from platekit_train.reader.reading_score import ReadingSet
from platekit_train.synth.crop import fit_crop

WEIGHTS = Path(__file__).parents[2] / "weights" / "ocr.pt"


@dataclass(frozen=True)
class OcrTuning:
    """What the command line says; shares are 0..1."""

    data: Path
    out: Path
    weights: Path = WEIGHTS
    val: Path | None = None
    held_back: float = 0.2
    own_share: float = 0.5
    steps: int = 600
    batch: int = 64
    lr: float = 0.0004
    check_every: int = 50
    patience: int = 6
    head: str = "ctc"
    seed: int = 1
    skip_bad: bool = False
    photos: Path | None = None
    precision: str = "fp32"
    workers: int = 1
    threads: int = 1

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be trained with."""
        check_tuning(vars(self))

    @property
    def folder(self) -> Path:
        """Checkpoint and metrics, beside the bundle."""
        return self.out.with_name(self.out.name + ".training")


def load_split(tuning: OcrTuning) -> tuple[Split, list[str]]:
    """The crops on both sides, and one line about each picture that was left out.

    @raise BadData when a picture cannot be used and skip_bad does not allow it, or nothing can be held back.
    """
    listed, given = list_data(tuning.data)
    given = list_csv(tuning.val) if tuning.val else given
    plates, faults = load_plates(listed)
    held, more = load_plates(given)
    faults += more
    if not tuning.skip_bad:
        refuse(faults, len(listed) + len(given))
    if given:
        return split_as_given(plates, held), faults
    return split_by_text(plates, tuning.held_back, tuning.seed), faults


def reading_set(name: str, plates: tuple[OwnPlate, ...]) -> ReadingSet:
    """Crops as the reader sees them."""
    return ReadingSet(name, np.stack([fit_crop(plate.gray) for plate in plates]), tuple(p.text for p in plates))
