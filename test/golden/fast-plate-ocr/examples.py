"""Asks fast-plate-ocr's own metric functions about readings of single plates, for several numbers of slots.

    python examples.py

Needs the environment of 1.1 (README.md). Writes `fixtures/examples.json`.
"""

from __future__ import annotations

import json
import os
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


def one_hot(text: str, slots: int) -> np.ndarray:
    return target_transform(text, slots, LATIN, PAD).astype(np.float32)


def scores(text: str, slots: int) -> np.ndarray:
    """The text with 0.9, all other classes alike: they tie."""
    hot = one_hot(text, slots)
    return hot * SURE + (1 - hot) * np.float32((1 - SURE) / (len(LATIN) - 1))


def measure(label: str, read: str, slots: int) -> dict:
    truth, answer = one_hot(label, slots)[None], scores(read, slots)[None]
    classes = len(LATIN)
    functions = {
        "plate_acc": plate_acc_metric(slots, classes),
        "cat_acc": cat_acc_metric(slots, classes),
        "top_3_k": top_3_k_metric(classes),
        "plate_len_acc": plate_len_acc_metric(slots, classes, LATIN.index(PAD)),
    }
    values = {name: float(function(truth, answer)) for name, function in functions.items()}
    return {"slots": slots, "label": label, "read": read, **values}


def main() -> None:
    examples = [measure(label, read, slots) for label, read in PAIRS for slots in SLOTS]
    made = {"fast-plate-ocr": version("fast-plate-ocr"), "keras": keras.__version__}
    content = {"made with": made, "alphabet": LATIN, "pad": PAD, "sure": SURE, "examples": examples}
    target = Path(__file__).parent / "fixtures" / "examples.json"
    lines = ",\n  ".join(json.dumps(example) for example in content.pop("examples"))
    head = json.dumps(content)[:-1]
    target.write_text(f'{head}, "examples": [\n  {lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
