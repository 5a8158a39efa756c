"""What a CTC network's answer means beyond its best path: likely texts and how sure each character is.

PyTorch's `ctc_loss` weighs a text over all its alignments, in float64; a prefix search far wider than ours proposes the
texts.
"""

from __future__ import annotations

import numpy as np
import torch

WIDTH = 300


def log_probabilities(scores: np.ndarray, form: str) -> np.ndarray:
    """Scores `[steps, classes]` as they come to logarithms of probabilities."""
    wide = scores.astype(np.float64)
    if form == "logits":
        wide = wide - wide.max(axis=-1, keepdims=True)
        return wide - np.log(np.exp(wide).sum(axis=-1, keepdims=True))
    return np.log(wide) if form == "softmax" else wide


def weigh(steps: np.ndarray, texts: list[tuple[int, ...]], blank: int) -> np.ndarray:
    """Probability of each text over all its alignments."""
    lengths = torch.tensor([len(text) for text in texts])
    longest = max(1, int(lengths.max()))
    filler = 1 if blank == 0 else 0
    targets = torch.tensor([[*text, *[filler] * (longest - len(text))] for text in texts])
    many = torch.from_numpy(steps)[:, None, :].expand(-1, len(texts), -1)
    loss = torch.nn.functional.ctc_loss(
        many, targets, torch.full((len(texts),), len(steps)), lengths, blank=blank, reduction="none"
    )
    return np.exp(-loss.numpy())


def propose(steps: np.ndarray, blank: int, width: int) -> list[tuple[int, ...]]:
    """Prefix search; each prefix carries the weight that ends in a blank and that which ends in its last label."""
    beam = {(): (1.0, 0.0)}
    for row in np.exp(steps - steps.max(axis=-1, keepdims=True)):
        longer: dict[tuple[int, ...], list[float]] = {}
        for prefix, (gap, label) in beam.items():
            longer.setdefault(prefix, [0.0, 0.0])[0] += (gap + label) * row[blank]
            if prefix:
                longer[prefix][1] += label * row[prefix[-1]]
            for index, weight in enumerate(row):
                if index != blank:
                    before = gap if prefix and prefix[-1] == index else gap + label
                    longer.setdefault((*prefix, index), [0.0, 0.0])[1] += before * weight
        best = sorted(longer.items(), key=lambda item: -sum(item[1]))[:width]
        beam = {prefix: (gap, label) for prefix, (gap, label) in best}
    return list(beam)


def characters(steps: np.ndarray, text: tuple[int, ...], blank: int) -> list[float]:
    """Share of each character among the texts that have another one in its place, or none."""
    shares = []
    labels = [index for index in range(steps.shape[1]) if index != blank]
    for position in range(len(text)):
        others = [(*text[:position], label, *text[position + 1 :]) for label in labels]
        weights = weigh(steps, [*others, (*text[:position], *text[position + 1 :])], blank)
        shares.append(float(weights[labels.index(text[position])] / weights.sum()))
    return shares


def read_texts(scores: np.ndarray, spec: dict) -> dict:
    """The five most probable texts, and the characters of the first and of the best path's text."""
    blank, path = spec["blank"], spec["path"]
    steps = log_probabilities(scores, spec["form"])
    names = list(spec["labels"])
    names.insert(blank, "")
    texts = propose(steps, blank, WIDTH)
    probabilities = weigh(steps, texts, blank)
    order = np.argsort(-probabilities)[:5]
    spelled = ["".join(names[index] for index in texts[place]) for place in order]
    half = propose(steps, blank, WIDTH // 2)
    assert all(texts[place] in half for place in order), "the search must be wide enough"
    best = texts[order[0]]
    along_path = tuple(now for before, now in zip([blank, *path], path) if now not in (before, blank))
    return {
        "alternatives": [{"text": text, "probability": float(probabilities[place])} for text, place in zip(spelled, order)],
        "characters": [{"char": names[index], "probability": share} for index, share in zip(best, characters(steps, best, blank))],
        "greedyCharacters": [
            {"char": names[index], "probability": share} for index, share in zip(along_path, characters(steps, along_path, blank))
        ],
    }
