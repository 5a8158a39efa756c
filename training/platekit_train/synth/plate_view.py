"""A plate as a camera and a rectifier give it: gray, any size, with the places of its characters and corners."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.synth import camera, weather
from platekit_train.synth.plate import RenderedPlate
from platekit_train.synth.surroundings import Photos, surrounding
from platekit_train.synth.viewpoint import cut_towards_text, measured_view, rough_view, warp_boxes

_TAKES = 3
_INFRARED, _NIGHT, _RAIN = 0.05, 0.06, 0.04
_LEAST_LEGIBILITY = 0.85
_LEAST_CHARACTER_WIDTH = 3.5  # pixels of the view


@dataclass(frozen=True)
class CropOptions:
    """Shares are 0..1, lengths in camera pixels."""

    empty_share: float = 0.05
    letter_height: tuple[float, float] = (8.0, 52.0)  # drawn log-uniformly
    plate_height: tuple[int, int] = (56, 80)  # at which plates are rendered
    measured_share: float = 0.6  # share of crops cut with the rectifier's measured errors; the others are cut worse
    margin: float = 0.2  # of those others: widest margin a side, share of the plate's width or height
    tight_share: float = 0.2  # share of crops that lose bands, small print or rims, never characters
    views: int = 2  # crops taken of one rendered plate


@dataclass(frozen=True)
class PlateView:
    """A picture of a plate and what is known about it; places are edges of pixels, as of a slice."""

    image: np.ndarray  # H×W uint8
    boxes: np.ndarray  # N×4 float32: bounds of the characters, x0, y0, x1, y1, in text order
    quad: np.ndarray  # 4×2 float32: the plate's corners, TL TR BR BL; they may lie outside the picture

    def moved(self, image: np.ndarray, shift: tuple[int, int], scale: tuple[float, float]) -> PlateView:
        """Another picture of the same thing: places move by `shift` (x, y), then grow by `scale`."""
        boxes = (self.boxes + np.tile(np.float32(shift), 2)) * np.tile(np.float32(scale), 2)
        return PlateView(image, boxes, (self.quad + np.float32(shift)) * np.float32(scale))


def plate_view(rng: np.random.Generator, plate: RenderedPlate, photos: Photos, options: CropOptions) -> PlateView:
    """One view of a plate; all its characters are inside."""
    letter, scale = _letter_height(rng, plate, options)
    gray = _gray(rng, plate)
    if rng.random() < 0.5:
        _round_corners(rng, gray)
    if scale < 0.75:  # shrink before the warp, which does not average
        gray = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    measured = rng.random() < options.measured_share
    quad, (height, width) = (
        measured_view(rng, plate, scale) if measured else rough_view(rng, plate, scale, options.margin)
    )
    image = surrounding(rng, height, width, photos)
    if rng.random() < 0.3:
        _holder(rng, image, quad)
    if rng.random() < _NIGHT:
        gray = weather.headlights(rng, gray, image)
    h, w = gray.shape
    outline = np.float32([[-0.5, -0.5], [w - 0.5, -0.5], [w - 0.5, h - 0.5], [-0.5, h - 0.5]])
    view_from_plate = cv2.getPerspectiveTransform(outline, quad.astype(np.float32))
    cv2.warpPerspective(
        gray, view_from_plate, (width, height), dst=image, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    boxes = warp_boxes(plate.boxes * np.tile([w, h], 2) / np.tile(plate.image.shape[1::-1], 2), view_from_plate)
    image = _photographed(rng, image, boxes, letter)
    return _rectified(rng, PlateView(image, boxes, quad.astype(np.float32) + 0.5), options)


def _letter_height(rng: np.random.Generator, plate: RenderedPlate, options: CropOptions) -> tuple[float, float]:
    """Letter height in the view in pixels, and the scale of the view against the rendered plate."""
    narrow, rendered = np.sort(plate.boxes[:, 2:] - plate.boxes[:, :2], axis=0)[len(plate.boxes) // 2].tolist()
    letter = float(np.exp(rng.uniform(*np.log(options.letter_height))))
    scale = min(max(letter / rendered, _LEAST_CHARACTER_WIDTH / narrow), 1.6)
    return rendered * scale, scale


def _rectified(rng: np.random.Generator, view: PlateView, options: CropOptions) -> PlateView:
    """Some views lose bands, small print or rims; many are resampled once more."""
    height, width = view.image.shape
    if rng.random() < options.tight_share:
        left, top, right, bottom = cut_towards_text(rng, view.boxes, width, height)
        view = view.moved(view.image[top:bottom, left:right], (-left, -top), (1.0, 1.0))
        height, width = view.image.shape
    if rng.random() < 0.4:
        grow = rng.uniform(1.0, 2.5)
        size = int(width * grow), int(height * grow * rng.uniform(0.8, 1.25))
        grown = cv2.resize(view.image, size, interpolation=cv2.INTER_LINEAR)
        view = view.moved(grown, (0, 0), (size[0] / width, size[1] / height))
    return view


def _photographed(rng: np.random.Generator, clean: np.ndarray, boxes: np.ndarray, letter: float) -> np.ndarray:
    """The view as a camera gives it; what it makes illegible is taken again, at last in fair conditions."""
    for _ in range(_TAKES):
        view = camera.light(rng, clean)
        if rng.random() < _RAIN:
            weather.rain(rng, view, letter)
        view = camera.sensor(rng, camera.blur(rng, view, letter))
        if legibility(clean, view, boxes) >= _LEAST_LEGIBILITY:
            return view
    return clean


def legibility(clean: np.ndarray, view: np.ndarray, boxes: np.ndarray) -> float:
    """How much of the characters' shape is left: correlation within their bounds, after taking slow changes away."""
    x0, y0 = np.maximum(boxes[:, :2].min(0).astype(int), 0)
    x1, y1 = np.ceil(boxes[:, 2:].max(0)).astype(int)
    side = int(boxes[0, 3] - boxes[0, 1]) | 1
    details = []
    for image in (clean, view):
        part = image[y0:y1, x0:x1].astype(np.float32)
        details.append(part - cv2.blur(part, (side, side), borderType=cv2.BORDER_REPLICATE))
    first, second = details
    scale = np.sqrt(np.vdot(first, first) * np.vdot(second, second))
    return float(np.vdot(first, second) / (scale + 1e-6))


def _gray(rng: np.random.Generator, plate: RenderedPlate) -> np.ndarray:
    """Gray; half of the time with channel weights off the standard, as under coloured light, seldom infrared."""
    pick = rng.random()
    if pick < _INFRARED and (pale := weather.infrared(rng, plate.image, plate.boxes)) is not None:
        return pale
    if pick < 0.5:
        return cv2.cvtColor(plate.image, cv2.COLOR_RGB2GRAY)
    weights = np.array([0.299, 0.587, 0.114]) * rng.uniform(0.5, 1.5, 3)
    return cv2.transform(plate.image, (weights / weights.sum()).astype(np.float32)[None])


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
