"""How well a reader's probabilities say how often it is right, and the temperature that makes them say it best."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

BINS = 15
TEMPERATURES = (0.2, 5.0)
"""Between these a temperature is looked for."""
_STEPS = 40  # of the golden section: 0.618^40 of the range is left, a billionth
_LEAST = 1e-12  # probabilities of 0 are made this


@dataclass(frozen=True)
class ReadBatch:
    """What a network says of some crops, what was read, and whether that is right."""

    log_probabilities: Tensor  # N×steps×classes, blank or pad last
    texts: tuple[str, ...]  # as read
    right: np.ndarray  # N bool


@dataclass(frozen=True)
class Calibration:
    """Measures over N readings; all but the temperature in [0, 1], less is better."""

    temperature: float
    ece: float
    brier: float
    risk: float  # area under the risk–coverage curve
    said: float  # mean confidence
    right: float  # share that is right


def text_log_probabilities(log_probabilities: Tensor, texts: tuple[str, ...], family: str, labels: str) -> Tensor:
    """Logarithm of each text's probability, N: over all alignments (`ctc`), or slot by slot with pads (`slots`).

    @param log_probabilities N×steps×classes; the class after `labels` is the blank or pad.
    """
    encoded = [[labels.index(char) for char in text] for text in texts]
    if family == "slots":
        slots = log_probabilities.shape[1]
        rows = torch.tensor([row + [len(labels)] * (slots - len(row)) for row in encoded])
        return log_probabilities.gather(2, rows[..., None]).sum((1, 2))
    lengths = torch.tensor([len(row) for row in encoded])
    steps = torch.full((len(texts),), log_probabilities.shape[1])
    flat = torch.tensor([index for row in encoded for index in row], dtype=torch.long)
    return -F.ctc_loss(log_probabilities.transpose(0, 1), flat, steps, lengths, blank=len(labels), reduction="none")


def confidences(batch: ReadBatch, temperature: float, family: str, labels: str) -> np.ndarray:
    """Probability of each text that was read, N, with the logits divided by the temperature."""
    tempered = (batch.log_probabilities / temperature).log_softmax(-1)
    return text_log_probabilities(tempered, batch.texts, family, labels).exp().clamp(0, 1).numpy()


def calibration_error(confidence: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over 15 bins of equal width.

    ECE = Σ_b n_b / N · |mean confidence in bin b − share of bin b that is right|; empty bins count nothing. A
    confidence of k / 15 belongs to the bin above it, 1 to the last. (Naeini et al., 2015; Guo et al., 2017.)
    """
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        np.mean(bins == each) * abs(confidence[bins == each].mean() - right[bins == each].mean())
        for each in np.unique(bins)
    ]
    return float(sum(gaps))


def brier_score(confidence: np.ndarray, right: np.ndarray) -> float:
    """Mean of (confidence − right)², right being 0 or 1 (Brier, 1950)."""
    return float(np.mean((confidence - right) ** 2))


def risk_over_coverage(confidence: np.ndarray, right: np.ndarray) -> float:
    """Mean, over k = 1 … N, of the share of wrong ones among the k readings of highest confidence."""
    order = np.argsort(-confidence, kind="stable")
    return float(np.mean(np.cumsum(~right[order]) / np.arange(1, len(order) + 1)))


def fit_temperature(batch: ReadBatch, family: str, labels: str) -> float:
    """The temperature of the least Brier score of "the whole text is right", by golden section on its logarithm.

    The Brier score counts a few texts that the network rules out no more than it must; their negative logarithm of
    the true text's probability would decide alone.
    """
    low, high = (math.log(each) for each in TEMPERATURES)
    ratio = (math.sqrt(5) - 1) / 2

    def cost(at: float) -> float:
        return brier_score(confidences(batch, math.exp(at), family, labels), batch.right)

    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = cost(left), cost(right)
    for _ in range(_STEPS):
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - ratio * (high - low)
            at_left = cost(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + ratio * (high - low)
            at_right = cost(right)
    return math.exp((low + high) / 2)


def measure(batch: ReadBatch, temperature: float, family: str, labels: str) -> Calibration:
    """All measures of a batch at one temperature."""
    confidence = confidences(batch, temperature, family, labels)
    return Calibration(
        temperature,
        calibration_error(confidence, batch.right),
        brier_score(confidence, batch.right),
        risk_over_coverage(confidence, batch.right),
        float(confidence.mean()),
        float(batch.right.mean()),
    )


def to_log(probabilities: np.ndarray) -> Tensor:
    """Probabilities of any shape as finite logarithms, float32."""
    return torch.from_numpy(np.maximum(probabilities, _LEAST)).float().log()
