"""Training samples of the reader: a plate seen by a camera, cut out roughly as a rectifier would, 64×128 gray."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth import camera
from platekit_train.synth.plate import RenderedPlate, render_plate
from platekit_train.synth.surroundings import Photos, empty_view, surrounding

CROP_HEIGHT, CROP_WIDTH = 64, 128


@dataclass(frozen=True)
class CropOptions:
    """Shares are 0..1, lengths in camera pixels."""

    empty_share: float = 0.05
    letter_height: tuple[float, float] = (9.0, 55.0)  # drawn log-uniformly
    plate_height: tuple[int, int] = (56, 80)  # at which plates are rendered
    margin: float = 0.2  # widest margin a side, share of the plate's width or height
    tight_share: float = 0.2  # share of crops that lose bands, small print or rims, never characters
    views: int = 2  # crops taken of one rendered plate


def fit_crop(image: np.ndarray) -> np.ndarray:
    """Gray picture of any size → 64×128: stretched, OpenCV INTER_AREA, as the model's manifest says."""
    return cv2.resize(image, (CROP_WIDTH, CROP_HEIGHT), interpolation=cv2.INTER_AREA)


def crop_batch(
    rng: np.random.Generator, count: int, photos: Photos, options: CropOptions
) -> tuple[np.ndarray, list[str]]:
    """`count` samples: N×64×128 uint8 and their texts ("" for an empty one)."""
    # One draw gives one empty sample or `views` of a plate; this chance of a draw makes the share of samples right.
    empty_chance = options.empty_share * options.views / (options.empty_share * options.views + 1 - options.empty_share)
    images, texts = np.empty((count, CROP_HEIGHT, CROP_WIDTH), np.uint8), []
    while len(texts) < count:
        if rng.random() < empty_chance:
            images[len(texts)] = empty_crop(rng, photos)
            texts.append("")
            continue
        plate = render_plate(rng, height=int(rng.integers(options.plate_height[0], options.plate_height[1] + 1)))
        for _ in range(min(options.views, count - len(texts))):
            images[len(texts)] = plate_crop(rng, plate, photos, options)
            texts.append(plate.text)
    return images, texts


def empty_crop(rng: np.random.Generator, photos: Photos) -> np.ndarray:
    """A sample without a registration, 64×128 uint8."""
    height = int(rng.integers(20, 90))
    width = int(height * rng.uniform(1.5, 4.5))
    view = camera.light(rng, empty_view(rng, height, width, photos))
    return fit_crop(camera.sensor(rng, camera.blur(rng, view, height * 0.4)))


def plate_crop(rng: np.random.Generator, plate: RenderedPlate, photos: Photos, options: CropOptions) -> np.ndarray:
    """One view of a plate, 64×128 uint8; all characters are inside."""
    rendered_letter = float(np.median(plate.boxes[:, 3] - plate.boxes[:, 1]))
    letter = float(np.exp(rng.uniform(*np.log(options.letter_height))))
    scale = min(letter / rendered_letter, 1.6)
    gray = _gray(rng, plate.image)
    if rng.random() < 0.5:
        _round_corners(rng, gray)
    if scale < 0.75:  # shrink before the warp, which does not average
        gray = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    target, (height, width) = _view_corners(rng, plate, scale, options.margin)
    view = surrounding(rng, height, width, photos)
    if rng.random() < 0.3:
        _holder(rng, view, target)
    h, w = gray.shape
    source = np.float32([[-0.5, -0.5], [w - 0.5, -0.5], [w - 0.5, h - 0.5], [-0.5, h - 0.5]])
    view_from_plate = cv2.getPerspectiveTransform(source, target.astype(np.float32))
    cv2.warpPerspective(
        gray, view_from_plate, (width, height), dst=view, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    view = camera.sensor(rng, camera.blur(rng, camera.light(rng, view), rendered_letter * scale))
    if rng.random() < options.tight_share:
        view = _cut_towards_text(
            rng, view, plate.boxes * np.tile([w, h], 2) / np.tile(plate.image.shape[1::-1], 2), view_from_plate
        )
        height, width = view.shape
    if rng.random() < 0.4:  # the rectifier's own resampling
        grow = rng.uniform(1.0, 2.5)
        view = cv2.resize(
            view, (int(width * grow), int(height * grow * rng.uniform(0.8, 1.25))), interpolation=cv2.INTER_LINEAR
        )
    return fit_crop(view)


def _gray(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Gray; half of the time with channel weights off the standard, as under coloured light."""
    if rng.random() < 0.5:
        return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    weights = np.array([0.299, 0.587, 0.114]) * rng.uniform(0.5, 1.5, 3)
    return cv2.transform(image, (weights / weights.sum()).astype(np.float32)[None])


def _view_corners(
    rng: np.random.Generator, plate: RenderedPlate, scale: float, margin: float
) -> tuple[np.ndarray, tuple[int, int]]:
    """Corners of the plate in the view (4×2, TL TR BR BL) and the view's height and width in pixels."""
    h, w = plate.image.shape[0] * scale, plate.image.shape[1] * scale
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float64)
    loose = rng.random() < 0.7
    turn = np.clip(rng.normal(0, 0.045 if loose else 0.012), -0.14, 0.14)
    shear = np.clip(rng.normal(0, 0.09 if loose else 0.02), -0.3, 0.3)
    corners[:, 0] += (corners[:, 1] - h / 2) * shear
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners += rng.normal(0, 0.02 if loose else 0.006, (4, 2)) * [min(w, 2.5 * h), h]
    low, high = corners.min(0), corners.max(0)
    left, top, right, bottom = margin * rng.beta(1, 2, 4) * np.array([w, h, w, h])
    if rng.random() < 0.12:  # a box far too tall, as templates are on wide plates
        top, bottom = rng.uniform(0.1, 0.5, 2) * h
    width, height = high[0] - low[0] + left + right, high[1] - low[1] + top + bottom
    return corners - low + [left, top], (max(8, round(height)), max(12, round(width)))


def _holder(rng: np.random.Generator, view: np.ndarray, corners: np.ndarray) -> None:
    """The frame a plate sits in: a rim around it, often black plastic."""
    middle = corners.mean(0)
    grown = middle + (corners - middle) * (1 + rng.uniform(0.01, 0.05, 2) * [1, 4])
    tone = rng.uniform(0, 60) if rng.random() < 0.7 else rng.uniform(60, 255)
    cv2.fillPoly(view, [np.rint(grown).astype(np.int32)], float(tone), cv2.LINE_AA)


def _round_corners(rng: np.random.Generator, gray: np.ndarray) -> None:
    """Darken or lighten what lies outside a rounded outline, as on stamped plates."""
    radius = max(2, round(gray.shape[0] * rng.uniform(0.03, 0.14)))
    away = np.arange(radius, 0, -1, dtype=np.float32) - 0.5
    outside = np.hypot(away, away[:, None]) > radius
    tone = rng.uniform(0, 90) if rng.random() < 0.7 else rng.uniform(0, 255)
    for flip_y in (1, -1):
        for flip_x in (1, -1):
            gray[::flip_y, ::flip_x][:radius, :radius][outside] = tone


def _cut_towards_text(
    rng: np.random.Generator, view: np.ndarray, boxes: np.ndarray, view_from_plate: np.ndarray
) -> np.ndarray:
    """Cut some sides of the view nearer to the characters, as a box does that misses the plate's edge."""
    x0, y0, x1, y1 = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    corners = np.float32([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]])
    text = cv2.perspectiveTransform(corners, view_from_plate)[0]
    height, width = view.shape
    room = np.maximum([text[:, 0].min(), text[:, 1].min(), width - text[:, 0].max(), height - text[:, 1].max()], 0)
    cut = (room * rng.uniform(0.2, 0.92, 4) * (rng.random(4) < 0.6)).astype(int)
    return view[cut[1] : height - cut[3], cut[0] : width - cut[2]]
