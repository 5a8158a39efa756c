"""Losses of the plate readers, and the part of a run's YAML that chooses them.

CTC: Graves et al., 2006. Focal CTC, centre loss and character masks: tinyLPR. Focal cross entropy: arXiv 1708.02002.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import torch
from torch import Tensor
from torch.nn import functional as F

from platekit_train.models.ocr import PAD_INDEX

_SMALL = 1e-7
"""Keeps quotients of empty masks finite."""
CTC_KINDS = ("ctc", "focal_ctc")
SLOT_KINDS = ("cross_entropy", "focal")
MASK_KINDS = ("dice_bce", "tversky")


@dataclass(frozen=True)
class CtcLoss:
    """`ctc`, or `focal_ctc` with its `alpha` and `gamma`."""

    kind: str = "ctc"
    weight: float = 1.0
    alpha: float = 0.8
    gamma: float = 3.0

    def __post_init__(self) -> None:
        _check_kind("ctc", self.kind, CTC_KINDS)

    def __call__(self, logits: Tensor, codes: Tensor, lengths: Tensor) -> Tensor:
        """Logits N×T×37, codes N×S padded with anything, lengths N → weighted loss."""
        costs = ctc_costs(logits, codes, lengths)
        if self.kind == "focal_ctc":
            return self.weight * focal_ctc(costs, self.alpha, self.gamma)
        return self.weight * (costs / lengths.clamp(min=1)).mean()


@dataclass(frozen=True)
class SlotLoss:
    """`cross_entropy` with label smoothing, or `focal` with `gamma` (and the same smoothing)."""

    kind: str = "cross_entropy"
    weight: float = 1.0
    smoothing: float = 0.05
    gamma: float = 2.0

    def __post_init__(self) -> None:
        _check_kind("slots", self.kind, SLOT_KINDS)

    def __call__(self, logits: Tensor, codes: Tensor) -> Tensor:
        """Logits N×10×37, codes N×10 → weighted loss."""
        flat, wanted = logits.float().flatten(0, 1), codes.flatten()
        costs = F.cross_entropy(flat, wanted, label_smoothing=self.smoothing, reduction="none")
        if self.kind == "focal":
            right = flat.softmax(-1).gather(1, wanted[:, None])[:, 0]
            costs = (1 - right) ** self.gamma * costs
        return self.weight * costs.mean()


@dataclass(frozen=True)
class MaskLoss:
    """Auxiliary character masks: `dice_bce` or `tversky`."""

    kind: str = "dice_bce"
    weight: float = 1.0

    def __post_init__(self) -> None:
        _check_kind("mask", self.kind, MASK_KINDS)

    def __call__(self, logits: Tensor, target: Tensor) -> Tensor:
        """Logits and coverage 0..1 of one shape → weighted loss."""
        loss = tversky(logits, target) if self.kind == "tversky" else dice_bce(logits, target)
        return self.weight * loss


@dataclass(frozen=True)
class CentreLoss:
    """Keeps the features of the steps short; counts from step `start` on, when the reader can already read."""

    weight: float = 0.1
    start: int = 2000

    def __call__(self, features: Tensor, step: int) -> Tensor:
        """Features N×T×C → weighted loss."""
        return self.weight * centre(features) if step >= self.start else features.new_zeros(())


@dataclass(frozen=True)
class StepLoss:
    """Cross entropy of each time step with the character that stands there; CTC alone takes long to find the first.

    Counts before step `until` of the training only: where characters are read best is for CTC to decide.
    """

    weight: float = 1.0
    blank: float = 0.3  # weight of the blank class
    until: int = 1000

    def __call__(self, logits: Tensor, classes: Tensor, step: int) -> Tensor:
        """Logits N×T×37, classes N×T → weighted loss."""
        if step >= self.until:
            return logits.new_zeros(())
        weights = torch.ones(logits.shape[-1], device=logits.device)
        weights[PAD_INDEX] = self.blank
        return self.weight * F.cross_entropy(logits.float().flatten(0, 1), classes.flatten(), weight=weights)


@dataclass(frozen=True)
class RowLoss:
    """Cross entropy of whether the text stands in two rows."""

    weight: float = 0.5

    def __call__(self, logits: Tensor, rows: Tensor) -> Tensor:
        """Logits N, numbers of rows N → weighted loss."""
        return self.weight * F.binary_cross_entropy_with_logits(logits.float(), (rows > 1).float())


@dataclass(frozen=True)
class OcrLosses:
    """The losses of a run; None leaves one out."""

    ctc: CtcLoss = field(default_factory=CtcLoss)
    slots: SlotLoss | None = None
    steps: StepLoss | None = None
    rows: RowLoss | None = None
    mask: MaskLoss | None = None
    centre: CentreLoss | None = None

    def check(self, wanted: tuple[str, ...]) -> None:
        """Refuse a loss that the network has no output for."""
        for item in fields(self):
            if getattr(self, item.name) is not None and item.name not in wanted:
                raise ValueError(f"Cannot train: losses of this network are {', '.join(wanted)}, got {item.name!r}")


def _check_kind(name: str, kind: str, kinds: tuple[str, ...]) -> None:
    if kind not in kinds:
        raise ValueError(f"Cannot train: loss {name} must be one of {', '.join(kinds)}, got {kind!r}")


def ctc_costs(logits: Tensor, codes: Tensor, lengths: Tensor) -> Tensor:
    """Negative log-likelihood of each text, N; 0 where a text cannot be written in so few steps."""
    paths = logits.float().log_softmax(-1).transpose(0, 1)
    steps = torch.full((len(lengths),), logits.shape[1])
    return F.ctc_loss(paths, codes, steps, lengths.cpu(), blank=PAD_INDEX, reduction="none", zero_infinity=True)


def focal_ctc(costs: Tensor, alpha: float, gamma: float) -> Tensor:
    """Mean of α(1 − e^−L)^γ·L over the texts, with L the negative log-likelihood of a whole text."""
    return (alpha * (1 - torch.exp(-costs)) ** gamma * costs).mean()


def centre(features: Tensor) -> Tensor:
    """Mean squared length of the feature vectors (last axis).

    tinyLPR's centre loss pulls the vectors to class centres, but in its code all centres stay at zero: this is that.
    """
    return features.float().square().sum(-1).clamp(min=1e-12).mean()


def dice_bce(logits: Tensor, target: Tensor) -> Tensor:
    """Mean cross entropy + 1 − (2Σpt + s) / (Σp + Σt + s), sums over the whole batch, s = 1e-7."""
    logits = logits.float()
    p = torch.sigmoid(logits)
    dice = (2 * (p * target).sum() + _SMALL) / (p.sum() + target.sum() + _SMALL)
    return F.binary_cross_entropy_with_logits(logits, target) + 1 - dice


def tversky(logits: Tensor, target: Tensor) -> Tensor:
    """1 − (TP + s) / (TP + 0.7·FP + 0.3·FN + s), sums over the whole batch, s = 1e-7 (arXiv 1706.05721)."""
    p = torch.sigmoid(logits.float())
    hit = (p * target).sum()
    extra, missed = (p * (1 - target)).sum(), ((1 - p) * target).sum()
    return 1 - (hit + _SMALL) / (hit + 0.7 * extra + 0.3 * missed + _SMALL)
