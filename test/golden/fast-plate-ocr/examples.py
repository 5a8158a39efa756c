"""Asks fast-plate-ocr's own metric functions about readings of single plates, for several numbers of slots.

    python examples.py

Needs the environment of 1.1 (README.md). Writes `fixtures/examples.json`. The plates, scores and batches are ours.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from fast_plate_ocr.train.model.metric import (  # noqa: E402
    cat_acc_metric,
    plate_acc_metric,
    plate_len_acc_metric,
    top_3_k_metric,
)
from fast_plate_ocr.train.utilities.utils import target_transform  # noqa: E402

from cases import LATIN  # noqa: E402

PAD = "_"
SURE = 0.9
SLOTS = (6, 7, 9, 10)
PAIRS = (
    ("ABC123", "ABC123"),
    ("ABC123", "ABD123"),
    ("XYZ9", "XYZ99"),
    ("ABC123", "ABX1Y3"),
    ("ABC123", "AB_123"),
    ("ABC12", "ABC_12"),
    ("", ""),
    ("A", ""),
    ("AB", "_AB"),
)

ENCODINGS = (
    ("DV60KE", LATIN, "_", 9),
    ("7QZ", "Z7Q-", "-", 3),
    ("", "KM/", "/", 4),
    ("MMK", "/KM", "/", 5),
    ("M/K", "/KM", "/", 6),
)
"""Label, alphabet, pad, slots."""

SCORES = (
    (
        "four slots: best, second, third, fourth",
        [1, 3, 0, 2],
        [
            [0.11, 0.62, 0.07, 0.2],
            [0.05, 0.12, 0.45, 0.38],
            [0.18, 0.55, 0.22, 0.05],
            [0.26, 0.33, 0.17, 0.24],
        ],
    ),
    (
        "five slots: five places of the right class",
        [4, 4, 4, 4, 4],
        [
            [0.04, 0.08, 0.16, 0.24, 0.48],
            [0.04, 0.08, 0.16, 0.48, 0.24],
            [0.04, 0.08, 0.48, 0.24, 0.16],
            [0.04, 0.48, 0.16, 0.24, 0.08],
            [0.48, 0.08, 0.16, 0.24, 0.04],
        ],
    ),
    ("all alike, the first one right", [0], [[0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]]),
    ("all alike, the last one right", [7], [[0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]]),
    ("two alike at the top, the second one right", [3], [[0.02, 0.4375, 0.105, 0.4375]]),
    ("three alike at third place, the last one right", [5], [[0.3, 0.0625, 0.4, 0.0625, 0.1125, 0.0625]]),
    ("two alike behind two, the last one right", [4], [[0.41, 0.0375, 0.34, 0.1, 0.1125]]),
    ("two alike at third place, the last one right", [4], [[0.41, 0.04, 0.35, 0.1, 0.1]]),
    ("logits below zero", [2, 0], [[-7.5, -4.25, -0.5, -9], [-6, -2, -3, -4]]),
)
"""Name, right class of each slot, scores by slot and class."""

LENGTHS = (("KM", "MK"), ("", ""), ("K", "KM"), ("KM", "K__M"), ("KMK", "_K"), ("MM", "M"), ("", "K"))
"""Label and reading in four slots of the alphabet `_KM`, whose first class is the pad."""

BATCHES = (
    ("DV60KE", "DV60KE"), ("7QZ", "7QZ"), ("WX41", "WXA1"), ("HH9", "HH99"), ("B0T", "8OT"),
    ("LMN5678", "LMN5678"), ("KJ_2", "KJ"),
)  # fmt: skip
BATCH_SLOTS = 8
BATCH_SIZES = (1, 2, 3, 5, 7)

Metric = Callable[[np.ndarray, np.ndarray], object]


def functions(slots: int, classes: int, pad: int) -> dict[str, Metric]:
    return {
        "plate_acc": plate_acc_metric(slots, classes),
        "cat_acc": cat_acc_metric(slots, classes),
        "top_3_k": top_3_k_metric(classes),
        "plate_len_acc": plate_len_acc_metric(slots, classes, pad),
    }


def one_hot(text: str, slots: int, alphabet: str = LATIN) -> np.ndarray:
    return target_transform(text, slots, alphabet, PAD).astype(np.float32)


def scores(text: str, slots: int, alphabet: str = LATIN) -> np.ndarray:
    """The text with 0.9, all other classes alike: they tie."""
    hot = one_hot(text, slots, alphabet)
    return hot * SURE + (1 - hot) * np.float32((1 - SURE) / (len(alphabet) - 1))


def measure(label: str, read: str, slots: int, alphabet: str = LATIN) -> dict:
    truth, answer = one_hot(label, slots, alphabet)[None], scores(read, slots, alphabet)[None]
    metrics = functions(slots, len(alphabet), alphabet.index(PAD))
    values = {name: float(function(truth, answer)) for name, function in metrics.items()}
    return {"slots": slots, "label": label, "read": read, **values}


def encode(label: str, alphabet: str, pad: str, slots: int) -> dict:
    classes = target_transform(label, slots, alphabet, pad).argmax(axis=-1).tolist()
    return {"label": label, "alphabet": alphabet, "pad": pad, "slots": slots, "classes": classes}


def score(name: str, truth: list[int], rows: list[list[float]]) -> dict:
    """Without a pad. No NaN: the backends of Keras differ in what it is."""
    answer = np.array(rows, np.float32)
    slots, classes = answer.shape
    hot = np.eye(classes, dtype=np.float32)[truth][None]
    metrics = functions(slots, classes, -1)
    values = {metric: float(metrics[metric](hot, answer[None])) for metric in ("cat_acc", "top_3_k")}
    return {"name": name, "truth": truth, "scores": rows, **values}


def aggregate(size: int) -> dict:
    """What Keras makes of the batches: the mean over them, in float32, as `valid` tells it."""
    pairs = [(one_hot(label, BATCH_SLOTS), scores(read, BATCH_SLOTS)) for label, read in BATCHES]
    values = {}
    for name, function in functions(BATCH_SLOTS, len(LATIN), LATIN.index(PAD)).items():
        mean = keras.metrics.MeanMetricWrapper(function)
        for start in range(0, len(pairs), size):
            truth, answer = (np.stack(arrays) for arrays in zip(*pairs[start : start + size], strict=True))
            mean.update_state(truth, answer)
        values[name] = float(mean.result())
    return {"size": size, **values}


def main() -> None:
    made = {"fast-plate-ocr": version("fast-plate-ocr"), "keras": keras.__version__}
    rows = [{"label": label, "read": read} for label, read in BATCHES]
    lists = {
        "examples": [measure(label, read, slots) for label, read in PAIRS for slots in SLOTS],
        "encodings": [encode(*case) for case in ENCODINGS],
        "scores": [score(*case) for case in SCORES],
        "lengths": [measure(label, read, 4, "_KM") for label, read in LENGTHS],
        "batchRows": rows,
        "batches": [aggregate(size) for size in BATCH_SIZES],
    }
    head = {"made with": made, "alphabet": LATIN, "pad": PAD, "batchSlots": BATCH_SLOTS}
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    for name, items in lists.items():
        lines = ",\n    ".join(json.dumps(item) for item in items)
        parts.append(f"{json.dumps(name)}: [\n    {lines}\n  ]")
    target = Path(__file__).parent / "fixtures" / "examples.json"
    target.write_text("{\n  " + ",\n  ".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
