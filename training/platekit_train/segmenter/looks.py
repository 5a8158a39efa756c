"""Plate regions in a whole photo, by two looks of the exported network.

The TypeScript SDK is the product; this is the same idea in its simplest form, for measuring.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

FIRST_SIDE, SECOND_SIDE = 512, 256
"""Sides of the network's input in the two looks, pixels."""
_PADDING = 114
_PLATE_SHARE = 0.45
"""Share of the second look's width that a candidate should fill."""
_SMALLEST_AREA = 12
"""Pixels of the first look's mask below which a component is noise."""


@dataclass(frozen=True)
class Region:
    """One plate candidate in source pixels."""

    box: tuple[float, float, float, float]
    """x0, y0, x1, y1 of the region's outer border."""
    score: float
    """Mean probability over the region, in [0, 1]."""
    hull: np.ndarray
    """Corner points of its convex hull, n x 2."""


class PlateLooker:
    """Holds the ONNX session.

    @raise ValueError when `model` is not the ONNX file of a segmenter made here.
    """

    def __init__(self, model: Path, *, threads: int = 2, threshold: float = 0.5):
        if not model.is_file():
            raise ValueError(f"Cannot open {model}: wanted the ONNX file of a segmenter, found none")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(str(model), options, ["CPUExecutionProvider"])
        outputs = [output.name for output in self._session.get_outputs()]
        if outputs != ["mask"]:
            raise ValueError(f"Cannot open {model}: wanted a segmenter with the output mask, got {', '.join(outputs)}")
        self.threshold = threshold

    def probabilities(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 to [N, H, W]."""
        return self._session.run(["mask"], {"input": pictures})[0][:, 0]

    def first_mask(self, photo: np.ndarray) -> np.ndarray:
        """Probabilities of the whole, shrunk or grown to fit 512 x 512, without the letterbox around it."""
        height, width = photo.shape[:2]
        scale = FIRST_SIDE / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        resized = cv2.resize(photo, size, interpolation=cv2.INTER_LINEAR)
        canvas = np.full((FIRST_SIDE, FIRST_SIDE, 3), _PADDING, np.uint8)
        left, top = (FIRST_SIDE - size[0]) // 2, (FIRST_SIDE - size[1]) // 2
        canvas[top : top + size[1], left : left + size[0]] = resized
        return self.probabilities(canvas[None])[0][top : top + size[1], left : left + size[0]]

    def first_look(self, photo: np.ndarray) -> list[Region]:
        """All components of the letterboxed whole."""
        return self._regions(self.first_mask(photo), max(photo.shape[:2]) / FIRST_SIDE, 0, 0)

    def second_look(self, photo: np.ndarray, regions: list[Region]) -> list[Region]:
        """Each candidate again, from close by; a candidate that vanishes is dropped."""
        found = []
        for region in regions:
            x0, y0, x1, y1 = region.box
            span = max((x1 - x0) / _PLATE_SHARE, (y1 - y0) / _PLATE_SHARE, 16.0)
            left, top = (x0 + x1 - span) / 2, (y0 + y1 - span) / 2
            scale = SECOND_SIDE / span
            window_from_photo = np.array([[scale, 0, -left * scale - 0.5], [0, scale, -top * scale - 0.5]])
            source = photo
            if scale < 0.67:
                source, window_from_photo = _shrunk(photo, window_from_photo, scale)
            window = cv2.warpAffine(
                source, window_from_photo, (SECOND_SIDE, SECOND_SIDE), flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_CONSTANT, borderValue=(_PADDING,) * 3,
            )  # fmt: skip
            mask = self.probabilities(window[None])[0]
            close = self._regions(mask, 1 / scale, left * scale, top * scale)
            if close:
                found.append(max(close, key=lambda r: (overlap(r.box, region.box) + 1e-3) * r.score))
        return found

    def look(self, photo: np.ndarray) -> list[Region]:
        """Both looks, best score first."""
        regions = self.second_look(photo, self.first_look(photo))
        return sorted(regions, key=lambda r: -r.score)

    def _regions(self, mask: np.ndarray, scale: float, dx: float, dy: float) -> list[Region]:
        """Components of a mask; the mask point p stands at scale * (p + 0.5 + d) - 0.5 in the photo."""
        count, labels, stats, _ = cv2.connectedComponentsWithStats(
            (mask > self.threshold).astype(np.uint8), connectivity=8
        )
        regions = []
        for label in range(1, count):
            x, y, width, height, area = stats[label]
            if area < _SMALLEST_AREA:
                continue
            inside = labels[y : y + height, x : x + width] == label
            score = float(mask[y : y + height, x : x + width][inside].mean())
            corners = np.array([x - 0.5, y - 0.5, x + width - 0.5, y + height - 0.5])
            box = (corners + np.array([dx, dy, dx, dy]) + 0.5) * scale - 0.5
            contours, _ = cv2.findContours(inside.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
            hull = cv2.convexHull(max(contours, key=len))[:, 0] + np.array([x + dx + 0.5, y + dy + 0.5])
            regions.append(Region(tuple(box.tolist()), score, hull * scale - 0.5))
        return regions


def overlap(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Intersection over union of two boxes."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    shared = max(width, 0.0) * max(height, 0.0)
    areas = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (first, second))
    return shared / max(areas - shared, 1e-9)


def _shrunk(photo: np.ndarray, window_from_photo: np.ndarray, scale: float):
    """The photo at about twice the wanted scale, so that the warp does not skip pixels."""
    factor = min(1.0, 1.5 * scale)
    size = (max(1, round(photo.shape[1] * factor)), max(1, round(photo.shape[0] * factor)))
    small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
    fx, fy = size[0] / photo.shape[1], size[1] / photo.shape[0]
    photo_from_small = np.array([[1 / fx, 0, 0.5 / fx - 0.5], [0, 1 / fy, 0.5 / fy - 0.5], [0, 0, 1]])
    return small, window_from_photo @ photo_from_small
