"""Which of one's own plates are held back for measuring. No plate is ever on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from platekit_train.bad_data import BadData
from platekit_train.own.plates import OwnPlate


@dataclass(frozen=True)
class Split:
    """Crops to train on, crops to measure on, and how many were dropped from training to keep the two apart."""

    training: tuple[OwnPlate, ...]
    held_back: tuple[OwnPlate, ...]
    dropped: int = 0


def split_by_text(plates: list[OwnPlate], share: float, seed: int) -> Split:
    """Hold back the crops of a share of the different texts, at least one.

    @raise BadData when there are fewer than two different texts.
    """
    texts = sorted({plate.text for plate in plates})
    if len(texts) < 2:
        raise BadData(f"Cannot hold plates back: wanted at least 2 different texts, got {len(texts)}")
    count = min(max(1, round(share * len(texts))), len(texts) - 1)
    chosen = set(np.random.default_rng(seed).permutation(texts)[:count].tolist())
    return Split(
        tuple(plate for plate in plates if plate.text not in chosen),
        tuple(plate for plate in plates if plate.text in chosen),
    )


def split_as_given(training: list[OwnPlate], held_back: list[OwnPlate]) -> Split:
    """Keep the given split; training loses the crops of plates that are held back as well.

    @raise BadData when one side is empty.
    """
    texts = {plate.text for plate in held_back}
    kept = tuple(plate for plate in training if plate.text not in texts)
    if not kept or not held_back:
        raise BadData(
            f"Cannot hold plates back: wanted pictures on both sides, got {len(kept)} for training "
            f"and {len(held_back)} held back, of which {len(training) - len(kept)} show a plate that is held back"
        )
    return Split(kept, tuple(held_back), len(training) - len(kept))
