"""What a camera does to a scene: light, lens, motion, sensor, resampling, sharpening, compression."""

from __future__ import annotations

import cv2
import numpy as np

from .surfaces import Rng, soft_field

_DARKEST = 0.12
"""Mean brightness below which underexposure does not go: darker plates cannot be seen by anyone."""


def photograph(picture: np.ndarray, rng: Rng, coarsest: float = 2.6) -> np.ndarray:
    """A scene (uint8 RGB) as some camera would store it; the geometry stays.

    `coarsest` is the greatest factor of a detour over a lower resolution.
    """
    picture = _blurred(picture, rng)
    picture = _exposed(picture, rng)
    picture = _sensed(picture, rng)
    picture = _resampled(picture, rng, coarsest)
    return _compressed(picture, rng)


def nightfall(picture: np.ndarray, rng: Rng) -> np.ndarray:
    """The scene without daylight: dark, tinted, brighter where a lamp stands. Before plates are lit."""
    height, width = picture.shape[:2]
    tint = np.array([1.0, rng.uniform(0.6, 1.0), rng.uniform(0.35, 1.1)], np.float32)
    if rng.random() < 0.3:
        tint = tint[::-1].copy()
    light = rng.uniform(0.08, 0.4) * np.exp(0.5 * soft_field(rng, height, width, 3))[..., None]
    return np.clip(picture * light * tint + rng.uniform(0, 12), 0, 255).astype(np.uint8)


def add_glare(picture: np.ndarray, rng: Rng) -> None:
    """Glowing lamps with halos, in place."""
    height, width = picture.shape[:2]
    for _ in range(int(rng.integers(1, 5))):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        radius = np.exp(rng.uniform(np.log(3), np.log(50)))
        x0, x1 = (int(np.clip(x + d * radius * 3, 0, width)) for d in (-1, 1))
        y0, y1 = (int(np.clip(y + d * radius * 3, 0, height)) for d in (-1, 1))
        if x1 <= x0 or y1 <= y0:
            continue
        ys, xs = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        squared = ((xs - x) ** 2 + (ys - y) ** 2) / radius**2
        halo = (np.exp(-squared) * rng.uniform(60, 320))[..., None]
        colour = np.array([1.0, rng.uniform(0.3, 1.0), rng.uniform(0.2, 1.0)], np.float32)
        area = picture[y0:y1, x0:x1]
        area[:] = np.clip(area + halo * colour, 0, 255).astype(np.uint8)


def add_rain(picture: np.ndarray, rng: Rng) -> None:
    """Rain streaks or snow, in place."""
    height, width = picture.shape[:2]
    slant, length = rng.normal(0, 0.3), rng.uniform(1, 24)
    for x, y in rng.uniform(0, 1, (int(rng.integers(20, 150)), 2)) * [width, height]:
        end = (int(x + slant * length), int(y + length))
        grey = int(rng.integers(140, 240))
        cv2.line(picture, (int(x), int(y)), end, (grey, grey, grey), 1, cv2.LINE_AA)


def _blurred(picture: np.ndarray, rng: Rng) -> np.ndarray:
    roll = rng.random()
    if roll < 0.35:
        sigma = float(np.exp(rng.uniform(np.log(0.4), np.log(2.0))))
        return cv2.GaussianBlur(picture, (0, 0), sigma)
    if roll < 0.47:
        return cv2.filter2D(picture, -1, motion_kernel(rng))
    return picture


def motion_kernel(rng: Rng) -> np.ndarray:
    """A straight smear of 2 to 9 pixels at any angle, centred, with sum 1."""
    length, angle = rng.uniform(2, 9), rng.uniform(0, np.pi)
    kernel = np.zeros((11, 11), np.float32)
    step = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    start, end = np.round((5 - step) * 16), np.round((5 + step) * 16)
    cv2.line(kernel, start.astype(int).tolist(), end.astype(int).tolist(), 1.0, 1, cv2.LINE_AA, 4)
    return kernel / kernel.sum()


def _exposed(picture: np.ndarray, rng: Rng) -> np.ndarray:
    """Gamma, gain, offset, colour cast; saturation or grey; uneven light."""
    height, width = picture.shape[:2]
    picture = cv2.LUT(picture, _tone_curves(rng, float(picture.mean()) / 255))
    roll = rng.random()
    if roll < 0.6:
        share = 1.0 if roll < 0.12 else rng.uniform(-0.6, 0.8)  # negative: stronger colours
        grey = np.array([[0.299, 0.587, 0.114]]).repeat(3, axis=0)
        picture = cv2.transform(picture, share * grey + (1 - share) * np.eye(3))
    if rng.random() < 0.2:
        light = np.exp(rng.uniform(0.05, 0.3) * soft_field(rng, height, width, 2))[..., None]
        picture = np.clip(picture * light, 0, 255).astype(np.uint8)
    return picture


def _tone_curves(rng: Rng, mean: float) -> np.ndarray:
    """A curve per channel, 1 x 256 x 3 uint8, for a picture of this mean brightness in [0, 1]."""
    curve = np.linspace(0, 1, 256)[:, None].repeat(3, axis=1)
    if rng.random() < 0.5:
        curve = curve ** np.exp(rng.normal(0, 0.35))
    if rng.random() < 0.6:
        curve = (curve - 0.5) * rng.uniform(0.5, 1.6) + 0.5 + rng.normal(0, 0.1)
    if rng.random() < 0.15:
        curve = curve * max(rng.uniform(0.2, 0.8), _DARKEST / max(mean, _DARKEST))
    if rng.random() < 0.45:
        curve = curve * np.exp(rng.normal(0, 0.14, 3))
    return np.clip(curve * 255, 0, 255).astype(np.uint8)[None]


def _sensed(picture: np.ndarray, rng: Rng) -> np.ndarray:
    """Sensor noise, coloured or grey, sometimes coarse."""
    if rng.random() < 0.5:
        return picture
    height, width = picture.shape[:2]
    sigma = float(np.exp(rng.uniform(np.log(1.5), np.log(18))))
    channels = 1 if rng.random() < 0.4 else 3
    if rng.random() < 0.3:
        size = (height // 2, width // 2, channels)
        noise = rng.standard_normal(size, dtype=np.float32)
        noise = cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)
        noise = noise.reshape(height, width, channels)
    else:
        noise = rng.standard_normal((height, width, channels), dtype=np.float32)
    return np.clip(picture + sigma * noise, 0, 255).astype(np.uint8)


def _resampled(picture: np.ndarray, rng: Rng, coarsest: float) -> np.ndarray:
    """A detour over a lower resolution; over-sharpening."""
    height, width = picture.shape[:2]
    if rng.random() < (0.25 if coarsest < 3 else 0.45):
        shrink = np.exp(rng.uniform(np.log(1.1), np.log(coarsest)))
        small = (max(8, round(width / shrink)), max(8, round(height / shrink)))
        down = int(rng.choice([cv2.INTER_AREA, cv2.INTER_LINEAR]))
        up = int(rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST], p=[0.5, 0.4, 0.1]))
        picture = cv2.resize(picture, small, interpolation=down)
        picture = cv2.resize(picture, (width, height), interpolation=up)
    if rng.random() < 0.2:
        soft = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.7, 1.6))
        amount = rng.uniform(0.4, 2.0)
        picture = cv2.addWeighted(picture, 1 + amount, soft, -amount, 0)
    return picture


def _compressed(picture: np.ndarray, rng: Rng) -> np.ndarray:
    if rng.random() < 0.5:
        return picture
    quality = int(rng.integers(22, 92))
    _, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1].copy()
