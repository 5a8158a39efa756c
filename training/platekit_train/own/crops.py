"""Variations of real plate crops, and the stream that mixes them with drawn ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.own.plates import OwnPlate
from platekit_train.reader.stream import StreamOptions, stream_batches
from platekit_train.synth import camera
from platekit_train.synth.crop import CROP_HEIGHT, CROP_WIDTH, CropBatch, fit_crop

_LETTER_SHARE = 0.55
"""Height of a letter against the crop's, roughly; bounds the blur."""
_OWN_STREAM = 1
"""Set apart from the drawn samples, which are made from [seed, batch number]."""


@dataclass(frozen=True)
class OwnStream:
    """What decides the samples of a fine-tuning."""

    plates: tuple[tuple[OwnPlate, ...], ...]  # grouped by text
    own: int  # own crops in a batch
    drawn: StreamOptions  # its `batch` is the number of drawn crops


def mixed_batches(stream: OwnStream, numbers: range, workers: int) -> Iterator[CropBatch]:
    """Batches of own and drawn crops; a function of seed and batch number, as a run that resumes needs it.

    Where the characters of an own crop stand is not known: its boxes are NaN.
    """
    if stream.drawn.batch == 0:
        yield from (own_batch(stream, number) for number in numbers)
        return
    for number, drawn in zip(numbers, stream_batches(stream.drawn, numbers, workers), strict=True):
        own = own_batch(stream, number)
        images = np.concatenate([own.images, drawn.images])
        yield CropBatch(images, own.texts + drawn.texts, own.boxes + drawn.boxes)


def own_batch(stream: OwnStream, number: int) -> CropBatch:
    """The own crops of a batch; plates with many pictures and plates with one are shown equally often."""
    rng = np.random.default_rng([stream.drawn.seed, number, _OWN_STREAM])
    groups = [stream.plates[int(rng.integers(len(stream.plates)))] for _ in range(stream.own)]
    chosen = [group[int(rng.integers(len(group)))] for group in groups]
    images = np.stack([vary(rng, plate.gray) for plate in chosen])
    unknown = [np.full((len(plate.text), 4), np.nan, np.float32) for plate in chosen]
    return CropBatch(images, [plate.text for plate in chosen], unknown)


def vary(rng: np.random.Generator, gray: np.ndarray) -> np.ndarray:
    """A real crop (H×W uint8) as another photo of the plate might show it, 64×128 uint8.

    Milder than what drawn plates go through: a real crop has seen a camera already.
    """
    view = _cut_otherwise(rng, gray)
    if rng.random() < 0.4:
        view = camera.light(rng, view)
    if rng.random() < 0.4:
        view = camera.blur(rng, view, _LETTER_SHARE * min(view.shape[0], CROP_HEIGHT) * rng.uniform(0.2, 0.7))
    if rng.random() < 0.4:
        view = camera.sensor(rng, view)
    return fit_crop(view)


def _cut_otherwise(rng: np.random.Generator, gray: np.ndarray) -> np.ndarray:
    """The crop a little turned, sheared, wider or closer; never closer than 2 % a side, as characters may be near."""
    height, width = gray.shape
    outwards = np.float32([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    seen = _outline(width, height) + rng.uniform(-0.02, 0.08, (4, 2)) * [width, height] * outwards
    middle, turn = seen.mean(0), rng.normal(0, 0.02)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    seen = (seen - middle) @ spin + middle
    seen[:, 0] += (seen[:, 1] - middle[1]) * rng.normal(0, 0.05)
    target = (max(width, CROP_WIDTH // 2), max(height, CROP_HEIGHT // 2))  # not below half of the reader's input
    view_from_crop = cv2.getPerspectiveTransform(seen.astype(np.float32), _outline(*target))
    return cv2.warpPerspective(gray, view_from_crop, target, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _outline(width: int, height: int) -> np.ndarray:
    """Corners of a picture, 4×2 float32, TL TR BR BL; pixel centres sit at whole numbers."""
    right, bottom = width - 0.5, height - 0.5
    return np.float32([[-0.5, -0.5], [right, -0.5], [right, bottom], [-0.5, bottom]])


def group_by_text(plates: tuple[OwnPlate, ...]) -> tuple[tuple[OwnPlate, ...], ...]:
    """The crops of each plate together, in order of their texts."""
    found: dict[str, list[OwnPlate]] = {}
    for plate in plates:
        found.setdefault(plate.text, []).append(plate)
    return tuple(tuple(found[text]) for text in sorted(found))
