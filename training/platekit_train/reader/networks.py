"""The readers a run can train, seen alike: what they give while training, which heads they read with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor, nn

from platekit_train.models.ocr import PlateReader, decode_ctc, decode_slots
from platekit_train.models.tiny import TinyReader


class ReaderOutput(NamedTuple):
    """What a reader gives for a batch; what it does not have is None."""

    ctc: Tensor  # N×steps×37 logits, blank last
    slots: Tensor | None = None  # N×10×37 logits, pad last
    features: Tensor | None = None  # N×steps×C
    mask: Tensor | None = None  # N×steps×rows×columns logits
    two_rows: Tensor | None = None  # N logits


@dataclass(frozen=True)
class Network:
    """One kind of reader."""

    build: Callable[[], nn.Module]
    losses: tuple[str, ...]
    heads: tuple[str, ...]


NETWORKS = {
    "plate-ocr": Network(PlateReader, losses=("ctc", "slots"), heads=("ctc", "slots")),
    "plate-ocr-tiny": Network(TinyReader, losses=("ctc", "steps", "rows", "mask", "centre"), heads=("ctc",)),
}


def training_output(model: nn.Module, images: Tensor) -> ReaderOutput:
    """The forward pass of a training step, images N×64×128×1 uint8."""
    if isinstance(model, TinyReader):
        output = model.train_forward(images)
        return ReaderOutput(output.ctc, features=output.features, mask=output.mask, two_rows=output.two_rows)
    ctc, slots = model(images)
    return ReaderOutput(ctc, slots)


def read_texts(model: nn.Module, images: Tensor, head: str) -> list[str]:
    """Texts one head reads, images N×64×128×1 uint8."""
    if isinstance(model, TinyReader):
        return decode_ctc(model(images))
    ctc, slots = model(images)
    return decode_ctc(ctc) if head == "ctc" else decode_slots(slots)
