"""How ink and the raised edge of stamped characters come onto a plate."""

from __future__ import annotations

import cv2
import numpy as np

from platekit_train.synth.paint import Colour, clouds

_EMBOSSED = 0.5  # share of plates whose characters are raised
_FADED = 0.12
_WORN = 0.06


def press_ink(rng: np.random.Generator, image: np.ndarray, layer: np.ndarray, ink: Colour, letter: float) -> None:
    """Paint what was written into `layer` (coverage, uint8 H×W) onto the plate, in place; `letter` in pixels."""
    rows = np.flatnonzero(layer.any(axis=1))
    if len(rows) == 0:
        return
    reach = max(1, round(letter * 0.1))
    top, bottom = max(0, rows[0] - reach), min(len(layer), rows[-1] + 1 + reach)
    image, layer = image[top:bottom], layer[top:bottom]
    if rng.random() < _EMBOSSED:
        layer = _emboss(rng, image, layer, letter)
    opacity = rng.uniform(0.45, 0.9) if rng.random() < _FADED else 1.0
    if rng.random() < _WORN:
        field = clouds(rng, *layer.shape, int(rng.integers(8, 40)))
        layer = (layer * np.clip((field - rng.uniform(0.1, 0.35)) * 8, 0.3, 1)).astype(np.uint8)
    _tint(image, layer, ink, opacity)


def _emboss(rng: np.random.Generator, image: np.ndarray, layer: np.ndarray, letter: float) -> np.ndarray:
    """Highlight on one flank of each stroke, shadow on the other; returns where the ink takes hold."""
    turn = rng.normal(-np.pi / 2, 0.9) if rng.random() < 0.8 else rng.uniform(0, 2 * np.pi)
    reach = max(1.0, letter * rng.uniform(0.015, 0.075))
    step = np.array([np.cos(turn), np.sin(turn)]) * reach
    raised = layer
    pick = rng.random()
    if pick < 0.45:  # the flank outside the ink, in the ground's colour: a second outline around each stroke
        raised = cv2.dilate(layer, _disc(max(1.0, letter * rng.uniform(0.015, 0.05))))
    elif pick < 0.6:  # ink only on the very top
        layer = cv2.erode(layer, _disc(max(1.0, letter * 0.02)))
    light, dark = _moved(raised, step), _moved(raised, -step)
    outer = cv2.subtract(dark, raised)
    inner = cv2.subtract(light, raised)
    strength = rng.uniform(0.15, 0.9, 2)
    _tint(image, outer, (0, 0, 0) if rng.random() < 0.8 else (90, 90, 90), strength[0])
    _tint(image, inner, (255, 255, 255), strength[1])
    if pick < 0.2:  # the foot of the flank as a thin dark line
        _tint(
            image, cv2.subtract(raised, cv2.erode(raised, np.ones((3, 3), np.uint8))), (40, 40, 40), strength[0] * 0.7
        )
    return layer


def _disc(radius: float) -> np.ndarray:
    size = 2 * round(radius) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))


def _moved(layer: np.ndarray, step: np.ndarray) -> np.ndarray:
    shift = np.float32([[1, 0, step[0]], [0, 1, step[1]]])
    return cv2.warpAffine(layer, shift, layer.shape[1::-1], flags=cv2.INTER_LINEAR)


def _tint(image: np.ndarray, mask: np.ndarray, colour: Colour, opacity: float) -> None:
    share = mask.astype(np.float32)[..., None] * (opacity / 255.0)
    image[:] = image + (np.float32(colour) - image) * share
