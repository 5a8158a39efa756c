"""Drawing in millimetres: a picture with an origin and a scale."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from .surfaces import Colour

_FRACTION_BITS = 4
_LIMIT = 30000.0  # OpenCV draws with 16 fraction bits; keep coordinates far from overflow


@dataclass(frozen=True)
class Brush:
    """Draws on `picture`; the point (0, 0) mm stands at pixel `origin`, one mm is `scale` pixels."""

    picture: np.ndarray
    origin: tuple[float, float]
    scale: float

    def pixels(self, points: np.ndarray) -> np.ndarray:
        """Millimetres (n x 2) to pixels."""
        return np.asarray(points, np.float64) * self.scale + np.array(self.origin)

    def polygon(self, points: np.ndarray, colour: Colour) -> None:
        """A filled polygon with smooth edges."""
        cv2.fillPoly(self.picture, [self._fixed(points)], colour, cv2.LINE_AA, _FRACTION_BITS)

    def polyline(self, points: np.ndarray, colour: Colour, width: float, closed: bool) -> None:
        """A line of `width` mm, at least one pixel."""
        thickness = max(1, round(width * self.scale))
        cv2.polylines(
            self.picture, [self._fixed(points)], closed, colour, thickness, cv2.LINE_AA,
            _FRACTION_BITS,
        )  # fmt: skip

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.polygon([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], colour)

    def rounded(self, x0: float, y0: float, x1: float, y1: float, radius: float, colour: Colour) -> None:
        """A filled rectangle with round corners of `radius` mm."""
        self.polygon(rounded_outline(x0, y0, x1, y1, radius), colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse around (x, y)."""
        angle = np.linspace(0, 2 * np.pi, 32, endpoint=False)
        self.polygon(np.stack([x + rx * np.cos(angle), y + ry * np.sin(angle)], 1), colour)

    def text(self, x: float, y: float, words: str, height: float, colour: Colour) -> None:
        """Stroke text with its lower left corner at (x, y) and capitals of `height` mm."""
        px, py = self.pixels([[x, y]])[0]
        font_scale = height * self.scale / 22.0  # Hershey capitals are 22 px high at scale 1
        if font_scale > 0.12 and abs(px) < _LIMIT and abs(py) < _LIMIT:
            cv2.putText(
                self.picture, words, (int(px), int(py)), cv2.FONT_HERSHEY_DUPLEX, font_scale,
                colour, max(1, round(font_scale * 1.6)), cv2.LINE_AA,
            )  # fmt: skip

    def _fixed(self, points: np.ndarray) -> np.ndarray:
        pixels = np.clip(self.pixels(points), -_LIMIT, _LIMIT)
        return np.round(pixels * (1 << _FRACTION_BITS)).astype(np.int32)


def rounded_outline(x0: float, y0: float, x1: float, y1: float, radius: float) -> np.ndarray:
    """The outline of a rectangle with round corners, 24 points."""
    radius = float(min(radius, (x1 - x0) / 2, (y1 - y0) / 2))
    corner = np.linspace(0, np.pi / 2, 6)
    centres = ((x1 - radius, y1 - radius), (x0 + radius, y1 - radius),
               (x0 + radius, y0 + radius), (x1 - radius, y0 + radius))  # fmt: skip
    arcs = [
        np.stack([cx + radius * np.cos(corner + turn), cy + radius * np.sin(corner + turn)], 1)
        for turn, (cx, cy) in zip(np.arange(4) * np.pi / 2, centres, strict=True)
    ]
    return np.concatenate(arcs)
