"""Scores of plate masks: mean IoU, Dice and pixel accuracy, and recall and precision of objects.

Empty masks: a picture without a plate in which none is found counts 1 for IoU and Dice; where only one of the two
masks is empty, both count 0. The means are over pictures, each counting once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

SMALLEST_OBJECT = 12
"""Pixels below which a connected part of a predicted mask is noise, as in the looks."""


@dataclass
class MaskScores:
    """Running sums over pictures."""

    ious: list[float] = field(default_factory=list)
    dices: list[float] = field(default_factory=list)
    accuracies: list[float] = field(default_factory=list)
    objects: int = 0
    objects_found: int = 0
    predictions: int = 0
    predictions_right: int = 0

    def add(self, mask: np.ndarray, truth: np.ndarray, known: np.ndarray | None = None) -> None:
        """One picture: predicted and true mask, H×W bool; pixels that are not `known` do not count."""
        known = np.ones_like(truth) if known is None else known
        mask, truth = mask & known, truth & known
        iou, dice = overlap_scores(mask, truth)
        self.ious.append(iou)
        self.dices.append(dice)
        self.accuracies.append(float((mask == truth)[known].mean()))
        self._match(parts(mask, SMALLEST_OBJECT), parts(truth, 1))

    def _match(self, predicted: list[np.ndarray], wanted: list[np.ndarray]) -> None:
        """A plate is found, and a predicted part right, when the two meet at IoU 0.5 or more."""
        right = np.array([[overlap_scores(p, w)[0] >= 0.5 for w in wanted] for p in predicted], bool)
        right = right.reshape(len(predicted), len(wanted))
        self.objects += len(wanted)
        self.objects_found += int(right.any(0).sum())
        self.predictions += len(predicted)
        self.predictions_right += int(right.any(1).sum())


def overlap_scores(mask: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """IoU and Dice of two bool masks; 1 when both are empty."""
    shared, total = int((mask & truth).sum()), int(mask.sum()) + int(truth.sum())
    return (shared / (total - shared), 2 * shared / total) if total else (1.0, 1.0)


def parts(mask: np.ndarray, least: int) -> list[np.ndarray]:
    """The connected parts (8 neighbours) of at least so many pixels, each as a mask."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    return [labels == label for label in range(1, count) if stats[label, cv2.CC_STAT_AREA] >= least]
