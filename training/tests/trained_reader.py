"""A reader trained for seconds on two drawn plates, until it knows them by heart; for tests of what comes after."""

from pathlib import Path

import numpy as np

from platekit_train.reader.networks import NETWORKS
from platekit_train.reader.reading_score import ReadingSet
from platekit_train.reader.stream import StreamOptions, make_batch
from platekit_train.reader.train import OcrRun, Training
from platekit_train.synth.crop import CropOptions
from platekit_train.synth.surroundings import Photos

ROUND, ROUNDS = 30, 40
"""Steps between two looks at what it reads, and looks before giving up."""


def train_by_heart(folder: Path) -> tuple[Path, ReadingSet]:
    """Weights, and the eight crops of two plates that they read: how many steps that takes depends on the processor."""
    batch = make_batch(StreamOptions(3, 8, crop=CropOptions(empty_share=0.0, views=4)), Photos(), 0)
    known = ReadingSet("known", np.asarray(batch.images), tuple(batch.texts))
    run = OcrRun(
        "by-heart", steps=ROUND * ROUNDS, batch=8, warmup=5, decay=20, precision="fp32", workers=0, lr=0.003, ema=0.9,
        runs_dir=folder,
    )  # fmt: skip
    training = Training(run)
    for _ in range(ROUNDS):
        for _ in range(ROUND):
            training.learn(batch)
        if all(training.read(known.images, head) == list(known.texts) for head in NETWORKS[run.network].heads):
            training.save()
            return training.folder / "weights.pt", known
    raise AssertionError(f"two plates were not known by heart after {training.step} steps")
