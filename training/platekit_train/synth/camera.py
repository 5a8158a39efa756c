"""What light, lens, sensor and file format do to a gray picture (H×W uint8)."""

from __future__ import annotations

import cv2
import numpy as np

from platekit_train.synth.paint import clouds


def light(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Uneven light, a shadow edge, glare, then exposure and gamma."""
    height, width = image.shape
    out = image.astype(np.float32)
    if rng.random() < 0.5:
        turn = rng.uniform(0, 2 * np.pi)
        slope = np.linspace(-0.5, 0.5, width, dtype=np.float32) * np.cos(turn) + (
            np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * np.sin(turn)
        )
        out *= 1 + slope * rng.uniform(0.1, 0.8)
    if rng.random() < 0.2:
        out *= _shadow(rng, height, width)
    if rng.random() < 0.1:
        out *= _sun_patch(rng, height, width)
    if rng.random() < 0.12:
        centre = (rng.uniform(0, width), rng.uniform(0, height))
        spread = height * rng.uniform(0.2, 0.8)
        xs = (np.arange(width, dtype=np.float32) - centre[0]) ** 2
        ys = (np.arange(height, dtype=np.float32)[:, None] - centre[1]) ** 2
        out += rng.uniform(30, 130) * np.exp(-(xs + ys) / (2 * spread * spread))
    if rng.random() < 0.15:  # dirt and reflections
        out += (clouds(rng, height, width, int(rng.integers(3, 16))) - 0.5) * rng.uniform(15, 80)
    contrast = rng.uniform(0.3, 1.0) if rng.random() < 0.5 else rng.uniform(0.7, 1.15)
    out *= contrast
    out += rng.uniform(0, max(8.0, 235 * (1 - contrast)))
    if rng.random() < 0.1:  # far too dark
        out *= rng.uniform(25, 70) / max(25.0, float(out.mean()))
    np.clip(out, 0, 255, out)
    if rng.random() < 0.5:
        gamma = np.exp(rng.uniform(-0.7, 0.7))
        out = 255 * (out * (1 / 255)) ** gamma
    return out.astype(np.uint8)


def _shadow(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    turn = rng.uniform(0, 2 * np.pi)
    xs = np.arange(width, dtype=np.float32) - rng.uniform(0.1, 0.9) * width
    ys = np.arange(height, dtype=np.float32)[:, None] - rng.uniform(0.1, 0.9) * height
    away = (xs * np.cos(turn) + ys * np.sin(turn)) / max(1.0, height * rng.uniform(0.02, 0.3))
    return 1 - rng.uniform(0.25, 0.7) / (1 + np.exp(-np.clip(away, -20, 20)))


def _sun_patch(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Bright or dark on one side of one or two sharp edges."""
    lit = np.ones((height, width), np.float32)
    for _ in range(int(rng.integers(1, 3))):
        turn = rng.normal(np.pi / 2, 0.4) if rng.random() < 0.5 else rng.uniform(0, 2 * np.pi)
        xs = np.arange(width, dtype=np.float32) - rng.uniform(0.1, 0.9) * width
        ys = np.arange(height, dtype=np.float32)[:, None] - rng.uniform(0.1, 0.9) * height
        gain = rng.uniform(1.3, 2.2) if rng.random() < 0.4 else rng.uniform(0.3, 0.75)
        lit[xs * np.cos(turn) + ys * np.sin(turn) > 0] *= gain
    return lit


def blur(rng: np.random.Generator, image: np.ndarray, letter: float) -> np.ndarray:
    """Defocus or motion, bounded by the letter height in pixels so that text stays legible."""
    pick = rng.random()
    if pick < 0.35:
        return image
    if pick < 0.8:
        return cv2.GaussianBlur(image, (0, 0), max(0.3, letter * rng.uniform(0.01, 0.075)))
    length = max(2.0, letter * rng.uniform(0.05, 0.18))
    turn = rng.normal(0, 0.35) if rng.random() < 0.7 else rng.uniform(0, np.pi)
    size = int(length) // 2 * 2 + 3
    kernel = np.zeros((size, size), np.float32)
    reach = np.array([np.cos(turn), np.sin(turn)]) * length / 2
    middle = size // 2
    start, end = np.rint((middle - reach) * 16).astype(int), np.rint((middle + reach) * 16).astype(int)
    cv2.line(kernel, start.tolist(), end.tolist(), 1.0, 1, cv2.LINE_8, 4)
    return cv2.filter2D(image, -1, kernel / max(kernel.sum(), 1e-6), borderType=cv2.BORDER_REPLICATE)


def sensor(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Bloom, noise, sharpening and JPEG, each now and then."""
    if rng.random() < 0.06:
        glow = cv2.GaussianBlur(image, (0, 0), image.shape[0] * rng.uniform(0.03, 0.1))
        image = cv2.addWeighted(image, 1.0, glow, rng.uniform(0.2, 0.6), -20)
    if rng.random() < 0.45:
        noise = np.empty(image.shape, np.int16)
        cv2.setRNGSeed(int(rng.integers(1 << 31)))
        cv2.randn(noise, 0, float(rng.uniform(1, 10)))
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.2:
        soft = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.8, 2.0))
        image = cv2.addWeighted(image, 1 + (gain := rng.uniform(0.3, 1.6)), soft, -gain, 0)
    pick = rng.random()
    if pick < 0.35:
        return _compressed(rng, image, int(rng.integers(40, 97)))
    if pick < 0.55:
        image = _compressed(rng, image, int(rng.integers(12, 40)))
        return _compressed(rng, image, int(rng.integers(15, 60))) if rng.random() < 0.5 else image
    if pick < 0.57:
        return _compressed(rng, image, int(rng.integers(5, 70)), ".webp")
    return image


def _compressed(rng: np.random.Generator, image: np.ndarray, quality: int, form: str = ".jpg") -> np.ndarray:
    """JPEG or WebP whose grid of blocks lies anywhere; as in video, the blocks of two passes need not meet."""
    up, left = (int(shift) for shift in rng.integers(0, 8, 2))
    padded = cv2.copyMakeBorder(image, up, 0, left, 0, cv2.BORDER_REPLICATE)
    option = cv2.IMWRITE_JPEG_QUALITY if form == ".jpg" else cv2.IMWRITE_WEBP_QUALITY
    done, data = cv2.imencode(form, padded, [option, quality])
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)[up:, left:] if done else image
