"""Losses for plate masks; each takes logits, coverage and trust and gives one number.

All three are [N, 1, H, W] float: logits without bounds, coverage in [0, 1], trust 0 or 1.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

_SMOOTHING = 10.0
"""Pixels; about the area of the smallest plate that is asked for."""
SegmentLoss = Callable[[Tensor, Tensor, Tensor], Tensor]


def binary_cross_entropy(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """Mean over the trusted pixels."""
    loss = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (loss * trust).sum() / trust.sum().clamp(min=1.0)


def dice(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """1 - Dice per picture, averaged.

    Squares in the denominator (V-Net, arXiv 1606.04797) let soft edge pixels reach zero loss. The
    smoothing term makes pictures without a plate count too: there, every false pixel costs.
    """
    probability = torch.sigmoid(logits) * trust
    wanted = target * trust
    shared = (probability * wanted).sum(dim=(1, 2, 3))
    total = probability.square().sum(dim=(1, 2, 3)) + wanted.square().sum(dim=(1, 2, 3))
    return (1 - (2 * shared + _SMOOTHING) / (total + _SMOOTHING)).mean()


def bce_dice(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """0.6 cross entropy + 0.4 Dice."""
    return 0.6 * binary_cross_entropy(logits, target, trust) + 0.4 * dice(logits, target, trust)


def bce_plus_dice(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """Cross entropy + Dice, one to one."""
    return binary_cross_entropy(logits, target, trust) + dice(logits, target, trust)


def edge_bce_dice(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """0.6 cross entropy + 0.4 Dice, the cross entropy counting four times within two pixels of a plate's edge.

    Edges decide the quad; most of a mask is easy (the weight map of U-Net, arXiv 1505.04597, simplified).
    """
    grown = F.max_pool2d(target, 5, stride=1, padding=2)
    shrunk = 1 - F.max_pool2d(1 - target, 5, stride=1, padding=2)
    weight = (1 + 3 * (grown - shrunk)) * trust
    cross = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return 0.6 * (cross * weight).sum() / weight.sum().clamp(min=1.0) + 0.4 * dice(logits, target, trust)


def focal(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """Focal loss (arXiv 1708.02002, gamma 2) summed per plate pixel, of which at least 100 are counted."""
    miss = (target - torch.sigmoid(logits)).abs().square()
    cross = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (miss * cross * trust).sum() / (target * trust).sum().clamp(min=100.0)


def focal_dice(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """Focal loss + Dice."""
    return focal(logits, target, trust) + dice(logits, target, trust)


def lovasz(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """Lovasz hinge (arXiv 1705.08790), per picture, on the coverage cut at one half."""
    losses = []
    for scores, wanted, known in zip(logits, target, trust, strict=True):
        keep = known.flatten() > 0
        labels = (wanted.flatten()[keep] > 0.5).float()
        errors = 1 - scores.flatten()[keep] * (2 * labels - 1)
        ordered, order = torch.sort(errors, descending=True)
        losses.append(torch.dot(F.relu(ordered), _lovasz_weights(labels[order])))
    return torch.stack(losses).mean()


def _lovasz_weights(labels: Tensor) -> Tensor:
    """How much the Jaccard loss grows with each further error, worst error first."""
    positives = labels.sum()
    shared = positives - labels.cumsum(0)
    union = positives + (1 - labels).cumsum(0)
    jaccard = 1 - shared / union.clamp(min=1.0)
    return torch.cat([jaccard[:1], jaccard[1:] - jaccard[:-1]])


LOSSES: dict[str, SegmentLoss] = {
    loss.__name__: loss for loss in (bce_dice, bce_plus_dice, edge_bce_dice, focal, focal_dice, lovasz)
}
"""The losses a recipe can name."""
