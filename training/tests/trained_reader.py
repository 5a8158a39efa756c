"""A reader trained for seconds on two drawn plates, until it knows them by heart; for tests of what comes after."""

from pathlib import Path

import numpy as np

from platekit_train.ocr_stream import StreamOptions, make_batch
from platekit_train.reading_score import ReadingSet
from platekit_train.synth.crop import CropOptions
from platekit_train.synth.surroundings import Photos
from platekit_train.train_ocr import OcrRun, Training

STEPS = 90


def train_by_heart(folder: Path) -> tuple[Path, ReadingSet]:
    """Weights, and the eight crops of two plates that they read."""
    batch = make_batch(StreamOptions(3, 8, crop=CropOptions(empty_share=0.0, views=4)), Photos(), 0)
    run = OcrRun(
        "by-heart", steps=STEPS, batch=8, warmup=5, decay=20, precision="fp32", workers=0, lr=0.003, ema=0.9,
        runs_dir=folder,
    )  # fmt: skip
    training = Training(run)
    for _ in range(STEPS):
        training.learn(batch)
    training.save()
    return training.folder / "weights.pt", ReadingSet("known", np.asarray(batch.images), tuple(batch.texts))
