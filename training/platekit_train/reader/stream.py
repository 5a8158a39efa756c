"""The stream of training batches, a pure function of seed and batch number: a cut run resumes on the same samples."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Full

import cv2
import numpy as np

from platekit_train.run.stop_signal import leave_signals_to_parent
from platekit_train.synth.crop import CropBatch, CropOptions, crop_batch
from platekit_train.synth.surroundings import Photos


@dataclass(frozen=True)
class StreamOptions:
    """What decides the samples."""

    seed: int
    batch: int
    photos: Path | None = None  # folder of photos without readable plates
    crop: CropOptions = field(default_factory=CropOptions)


def make_batch(options: StreamOptions, photos: Photos, number: int) -> CropBatch:
    """Batch `number` of the stream."""
    return crop_batch(np.random.default_rng([options.seed, number]), options.batch, photos, options.crop)


def _produce(options: StreamOptions, numbers: range, queue: multiprocessing.Queue) -> None:
    leave_signals_to_parent()
    cv2.setNumThreads(0)
    photos = Photos.load(options.photos)
    parent = os.getppid()
    for number in numbers:
        _put_while_wanted(queue, make_batch(options, photos, number), parent)


def _put_while_wanted(queue: multiprocessing.Queue, batch: CropBatch, parent: int) -> None:
    """Wait for room in the queue; end this process when the trainer was killed and nobody will ever read."""
    while True:
        try:
            return queue.put(batch, timeout=5)
        except Full:
            if os.getppid() != parent:
                queue.cancel_join_thread()  # what is still buffered has no reader
                raise SystemExit(0) from None


def _take(queue: multiprocessing.Queue, process: multiprocessing.process.BaseProcess) -> CropBatch:
    """The next batch of a process.

    @raise RuntimeError when the process ended without one: it has told why by itself.
    """
    while True:
        ended = not process.is_alive()  # asked first: what it put before it ended is still in the queue
        try:
            return queue.get(timeout=2)
        except Empty:
            if ended:
                raise RuntimeError(
                    f"Cannot draw samples: a process of the stream must run, it ended with exit code {process.exitcode}"
                ) from None


def stream_batches(options: StreamOptions, numbers: range, workers: int) -> Iterator[CropBatch]:
    """Batches in order. Each worker makes every `workers`-th batch; with 0 workers they are made in this process."""
    if workers == 0:
        photos = Photos.load(options.photos)
        for number in numbers:
            yield make_batch(options, photos, number)
        return
    context = multiprocessing.get_context("spawn")
    queues = [context.Queue(maxsize=4) for _ in range(workers)]
    processes = [
        context.Process(target=_produce, args=(options, numbers[i::workers], queues[i]), daemon=True)
        for i in range(workers)
    ]
    for process in processes:
        process.start()
    try:
        for place in range(len(numbers)):
            yield _take(queues[place % workers], processes[place % workers])
    finally:
        for process in processes:
            process.kill()  # they leave other signals to their parent
