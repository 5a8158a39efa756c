"""A tidy car seen from behind, for the pictures the project ships; measures in mm around the plate."""

from __future__ import annotations

import cv2
import numpy as np

from .brush import Brush
from .surfaces import Colour, mixed, scaled

_GLASS = (58, 70, 82)
_RUBBER = (28, 28, 31)
_LAMP = (196, 28, 30)


def smooth_outline(points: list[tuple[float, float]], per_edge: int = 10) -> np.ndarray:
    """A closed Catmull-Rom curve through the points."""
    knots = np.array(points, np.float64)
    share = np.linspace(0, 1, per_edge, endpoint=False)[:, None]
    curves = []
    for i in range(len(knots)):
        before, start, end, after = (knots[(i + k) % len(knots)] for k in (-1, 0, 1, 2))
        curves.append(
            0.5 * (2 * start + (end - before) * share
                   + (2 * before - 5 * start + 4 * end - after) * share**2
                   + (3 * start - before - 3 * end + after) * share**3)
        )  # fmt: skip
    return np.concatenate(curves)


def mirrored(right_half: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The right half of an outline, top to bottom, completed by its mirror image."""
    return right_half + [(-x, y) for x, y in reversed(right_half)]


def draw_show_car(brush: Brush, paint: Colour, *, lamps_lit: bool = False) -> None:
    """The whole rear end; the plate's centre is (0, 0), the road lies at y = 560."""
    _road_shadow(brush)
    for side in (-1, 1):
        brush.rounded(side * 640 - 125, 180, side * 640 + 125, 560, 60, _RUBBER)
    body = smooth_outline(
        mirrored([(60, -760), (420, -745), (560, -640), (720, -330), (830, -220), (862, 60),
                  (850, 330), (770, 420), (300, 428)])
    )  # fmt: skip
    brush.polygon(body, scaled(paint, 0.92))
    _shade(brush, body, paint)
    _rear_window(brush)
    _tail_lamps(brush, lamps_lit)
    _tailgate(brush, paint)
    _bumper(brush, paint)


def _road_shadow(brush: Brush) -> None:
    for reach, dark in ((1.12, 0.82), (1.04, 0.7), (0.97, 0.5)):
        angle = np.linspace(0, 2 * np.pi, 48)
        oval = np.stack([900 * reach * np.cos(angle), 545 + 70 * reach * np.sin(angle)], 1)
        _dim(brush, oval, dark)


def _dim(brush: Brush, outline: np.ndarray, factor: float) -> None:
    mask = np.zeros(brush.picture.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(brush.pixels(outline)).astype(np.int32)], 255, cv2.LINE_AA)
    share = 1 - (1 - factor) * (mask.astype(np.float32) / 255)[..., None]
    brush.picture[:] = (brush.picture * share).astype(np.uint8)


def _shade(brush: Brush, outline: np.ndarray, paint: Colour) -> None:
    """Light from above: bright shoulders, a dark waist, darker flanks."""
    mask = np.zeros(brush.picture.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(brush.pixels(outline)).astype(np.int32)], 255, cv2.LINE_AA)
    height, width = mask.shape
    y = (np.arange(height) - brush.origin[1]) / brush.scale
    x = (np.arange(width) - brush.origin[0]) / brush.scale
    rows = np.interp(y, [-760, -330, -215, -190, -60, 90, 130, 428],
                     [1.15, 0.95, 1.3, 1.08, 1.0, 0.88, 1.1, 0.62])  # fmt: skip
    columns = np.interp(np.abs(x), [0, 500, 800, 870], [1.0, 1.0, 0.86, 0.6])
    lit = np.clip(np.array(paint) * (rows[:, None] * columns[None])[..., None], 0, 255)
    share = (mask.astype(np.float32) / 255)[..., None]
    brush.picture[:] = (brush.picture * (1 - share) + lit * share).astype(np.uint8)


def _rear_window(brush: Brush) -> None:
    rim = mirrored([(200, -690), (430, -670), (610, -330), (300, -300)])
    brush.polygon(smooth_outline(rim), _RUBBER)
    glass = mirrored([(200, -668), (408, -650), (578, -346), (300, -322)])
    brush.polygon(smooth_outline(glass), _GLASS)
    brush.polygon([[-330, -645], [-120, -655], [-260, -335], [-500, -352]], (96, 112, 124))
    brush.polygon([[-60, -655], [0, -656], [-140, -330], [-200, -332]], (84, 99, 111))
    brush.polyline([[20, -322], [250, -372]], _RUBBER, 14, False)


def _tail_lamps(brush: Brush, lit: bool) -> None:
    for side in (-1, 1):
        shell = [(side * 560, -205), (side * 800, -222), (side * 852, -60), (side * 700, -40),
                 (side * 580, -70)]  # fmt: skip
        brush.polygon(smooth_outline(shell), (120, 14, 18))
        inner = [(side * 590, -188), (side * 785, -202), (side * 826, -130), (side * 600, -125)]
        brush.polygon(smooth_outline(inner), (255, 96, 84) if lit else _LAMP)
        brush.rounded(*sorted_box(side * 600, -112, side * 690, -68), 14, (236, 226, 214))


def sorted_box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """The same box with x0 < x1."""
    return min(x0, x1), y0, max(x0, x1), y1


def _tailgate(brush: Brush, paint: Colour) -> None:
    gap = scaled(paint, 0.45)
    seam = [[-560, -215], [-575, 60], [-540, 112], [540, 112], [575, 60], [560, -215]]
    brush.polyline(seam, gap, 7, False)
    brush.rounded(-350, -100, 350, 92, 34, scaled(paint, 0.55))
    brush.rounded(-342, -88, 342, 88, 30, scaled(paint, 0.72))
    brush.rounded(-300, -112, 300, -82, 14, (206, 209, 212))
    brush.ellipse(0, -178, 46, 46, (214, 217, 220))
    brush.ellipse(0, -178, 34, 34, scaled(paint, 0.5))
    brush.polygon([[-20, -162], [0, -204], [20, -162]], (214, 217, 220))


def _bumper(brush: Brush, paint: Colour) -> None:
    top = smooth_outline(mirrored([(500, 150), (845, 140), (872, 250), (500, 272)]))
    brush.polygon(top, mixed(scaled(paint, 1.1), (255, 255, 255), 0.06))
    brush.polyline([[-840, 146], [840, 146]], scaled(paint, 0.5), 6, False)
    apron = smooth_outline(mirrored([(400, 290), (800, 282), (760, 410), (400, 424)]))
    brush.polygon(apron, (44, 45, 49))
    for side in (-1, 1):
        brush.rounded(*sorted_box(side * 620, 300, side * 760, 340), 12, (176, 30, 30))
    brush.ellipse(-420, 400, 58, 34, (168, 170, 173))
    brush.ellipse(-420, 400, 44, 24, (18, 18, 18))
