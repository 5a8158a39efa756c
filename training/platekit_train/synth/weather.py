"""Mud, rain, headlights at night and infrared light."""

from __future__ import annotations

import cv2
import numpy as np

from platekit_train.synth.paint import blend, clouds, jittered

_MUD = ((92, 74, 56), (128, 112, 92), (60, 54, 48), (168, 158, 144))
_DARK_STAYS_BELOW = 160.0  # brightness of the darkest tenth of a plate in headlights, so that ink is left
_LEAST_INFRARED_CONTRAST = 50.0  # brightness levels between the darkest and the brightest tenth of the text


def soil(rng: np.random.Generator, image: np.ndarray) -> None:
    """Dried mud or dust on a plate (H×W×3 uint8, in place), mostly from below, and specks."""
    height, width = image.shape[:2]
    colour = jittered(rng, _MUD[rng.integers(len(_MUD))])
    field = clouds(rng, height, width, int(rng.integers(6, 30)))
    if rng.random() < 0.7:
        field += np.linspace(-0.5, 0.35, height, dtype=np.float32)[:, None]
    cover = np.clip((field - rng.uniform(0.35, 0.7)) * rng.uniform(1.5, 8), 0, 1)
    blend(image, (cover * 255).astype(np.uint8), colour, 0, 0, rng.uniform(0.3, 0.75))
    specks = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(0, 25))):
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        cv2.circle(specks, centre, max(1, int(height * rng.uniform(0.004, 0.03))), 255, -1, cv2.LINE_AA)
    blend(image, specks, colour, 0, 0, rng.uniform(0.4, 0.9))


def rain(rng: np.random.Generator, view: np.ndarray, letter: float) -> None:
    """Streaks in the air or drops on the glass (H×W uint8, in place); `letter` in pixels."""
    height, width = view.shape
    layer = np.zeros((height, width), np.uint8)
    if rng.random() < 0.5:
        slant, length = rng.normal(0, 0.3), letter * rng.uniform(0.3, 1.2)
        for x, y in rng.uniform(0, 1, (int(rng.integers(8, 50)), 2)) * [width, height]:
            cv2.line(layer, (int(x), int(y)), (int(x + slant * length), int(y + length)), 255, 1, cv2.LINE_AA)
        tone, opacity = rng.uniform(150, 255), rng.uniform(0.15, 0.5)
    else:
        for x, y in rng.uniform(0, 1, (int(rng.integers(3, 25)), 2)) * [width, height]:
            radius = max(1, int(letter * rng.uniform(0.04, 0.22)))
            cv2.circle(layer, (int(x), int(y)), radius, int(rng.integers(80, 256)), -1, cv2.LINE_AA)
        layer = cv2.GaussianBlur(layer, (0, 0), max(0.5, letter * 0.03))
        tone, opacity = rng.uniform(60, 255), rng.uniform(0.3, 0.7)
    view[:] = view + (tone - view) * (layer * np.float32(opacity / 255))


def headlights(rng: np.random.Generator, plate: np.ndarray, around: np.ndarray) -> np.ndarray:
    """Night: the sheeting throws the light back, the plate burns out, what is `around` it sinks (in place).

    Both H×W uint8; returns the plate.
    """
    around[:] = around * rng.uniform(0.02, 0.3)
    dark = float(np.percentile(plate[::2, ::2], 10))
    gain = min(rng.uniform(1.1, 2.0), max(1.0, _DARK_STAYS_BELOW / max(dark, 1.0)))
    return np.clip(plate * gain + rng.uniform(0, 20), 0, 255).astype(np.uint8)


def infrared(rng: np.random.Generator, image: np.ndarray, boxes: np.ndarray) -> np.ndarray | None:
    """A plate (H×W×3 uint8) under infrared light, H×W uint8: coloured ink and ground turn pale.

    None where the characters in `boxes` would vanish with it, as some inks do.
    """
    pale = image.max(axis=2)
    share = rng.uniform(0.6, 1.0)
    gray = cv2.addWeighted(pale, share, image[..., 0], 1 - share, 0)
    x0, y0 = boxes[:, :2].min(0).astype(int).clip(0)
    x1, y1 = boxes[:, 2:].max(0).astype(int)
    low, high = np.percentile(gray[y0:y1:2, x0:x1:2], [10, 90])
    return gray if high - low >= _LEAST_INFRARED_CONTRAST else None
