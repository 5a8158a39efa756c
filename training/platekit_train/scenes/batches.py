"""Samples as tensors, in an order that depends on nothing but the step."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from platekit_train.run.stop_signal import leave_signals_to_parent

from .samples import SceneSamples

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]
"""Pictures [N, H, W, 3] uint8; coverage in 1/255 and trust 0 or 1, both [N, H, W] uint8."""


class _IndexedScenes(Dataset):
    def __init__(self, samples: SceneSamples):
        self._samples = samples

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        window = self._samples.at(index)
        coverage = np.rint(window.target * 255).astype(np.uint8)
        return window.picture, coverage, window.weight.astype(np.uint8)


def scene_batches(samples: SceneSamples, *, batch: int, first_step: int, steps: int, workers: int) -> Iterator[Batch]:
    """The batches of steps first_step … steps - 1; step s always holds the same samples."""
    order = range(first_step * batch, steps * batch)
    loader = DataLoader(
        _IndexedScenes(samples),
        batch_size=batch,
        sampler=order,
        num_workers=workers,
        collate_fn=_stacked,
        worker_init_fn=_start_worker,
        multiprocessing_context="fork" if workers else None,
        prefetch_factor=8 if workers else None,
    )
    return iter(loader)


def _stacked(items: list[tuple[np.ndarray, ...]]) -> Batch:
    return tuple(torch.from_numpy(np.stack(part)) for part in zip(*items, strict=True))


def _start_worker(_worker: int) -> None:
    leave_signals_to_parent()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
