"""Training samples of the reader: a plate seen by a camera, cut out roughly as a rectifier would, 64×128 gray."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth import camera
from platekit_train.synth.plate import RenderedPlate, render_plate
from platekit_train.synth.plate_view import CropOptions, plate_view
from platekit_train.synth.surroundings import Photos, empty_view

CROP_HEIGHT, CROP_WIDTH = 64, 128
__all__ = ["CROP_HEIGHT", "CROP_WIDTH", "CropBatch", "CropOptions", "crop_batch", "fit_crop", "plate_crop"]


@dataclass(frozen=True)
class CropBatch:
    """Samples of the reader and what is known about them."""

    images: np.ndarray  # N×64×128 uint8
    texts: list[str]  # "" for an empty sample
    boxes: list[np.ndarray]
    """len(text)×4 float32 each, in text order: bounds of a character, x0, y0, x1, y1 in crop pixels, as of a slice."""


NO_BOXES = np.zeros((0, 4), np.float32)


def fit_crop(image: np.ndarray) -> np.ndarray:
    """Gray picture of any size → 64×128: stretched, OpenCV INTER_AREA, as the model's manifest says."""
    return cv2.resize(image, (CROP_WIDTH, CROP_HEIGHT), interpolation=cv2.INTER_AREA)


def crop_batch(rng: np.random.Generator, count: int, photos: Photos, options: CropOptions) -> CropBatch:
    """`count` samples, empty ones among them."""
    # One draw gives one empty sample or `views` of a plate; this chance of a draw makes the share of samples right.
    empty_chance = options.empty_share * options.views / (options.empty_share * options.views + 1 - options.empty_share)
    images = np.empty((count, CROP_HEIGHT, CROP_WIDTH), np.uint8)
    texts: list[str] = []
    boxes: list[np.ndarray] = []
    while len(texts) < count:
        if rng.random() < empty_chance:
            images[len(texts)] = empty_crop(rng, photos)
            texts.append("")
            boxes.append(NO_BOXES)
            continue
        plate = render_plate(rng, height=int(rng.integers(options.plate_height[0], options.plate_height[1] + 1)))
        for _ in range(min(options.views, count - len(texts))):
            images[len(texts)], crop_boxes = plate_crop(rng, plate, photos, options)
            texts.append(plate.text)
            boxes.append(crop_boxes)
    return CropBatch(images, texts, boxes)


def empty_crop(rng: np.random.Generator, photos: Photos) -> np.ndarray:
    """A sample without a registration, 64×128 uint8."""
    height = int(rng.integers(20, 90))
    width = int(height * rng.uniform(1.5, 4.5))
    view = camera.light(rng, empty_view(rng, height, width, photos))
    return fit_crop(camera.sensor(rng, camera.blur(rng, view, height * 0.4)))


def plate_crop(
    rng: np.random.Generator, plate: RenderedPlate, photos: Photos, options: CropOptions
) -> tuple[np.ndarray, np.ndarray]:
    """One view of a plate, 64×128 uint8, all characters inside, and its character boxes as in `CropBatch`."""
    view = plate_view(rng, plate, photos, options)
    height, width = view.image.shape
    boxes = view.boxes * np.tile(np.float32([CROP_WIDTH / width, CROP_HEIGHT / height]), 2)
    return fit_crop(view.image), np.clip(boxes, 0, np.tile(np.float32([CROP_WIDTH, CROP_HEIGHT]), 2))
