"""A parametric stroke typeface of our own: 36 characters as centre lines, thickened by a random style.

A glyph is a list of strokes. A stroke is a list of points `(x, y, k)` in the unit cell, x right, y down;
`k` is the share of the style's corner radius with which the corner at that point is rounded (0 = sharp).
A stroke whose last point is `CLOSED` ends where it began.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import cv2
import numpy as np
import yaml

GLYPH_HEIGHT = 80
"""Height in pixels at which glyph masks are drawn and cached."""
STYLE_COUNT = 400
"""How many styles of no genre exist; style i is drawn from seed i, so an index means the same style everywhere."""
CLOSED = (-1.0, -1.0, -1.0)
_SHIFT = 4  # fractional bits of OpenCV's drawing coordinates

Stroke = list[tuple[float, float, float]]


@dataclass(frozen=True)
class StrokeStyle:
    """One typeface: lengths are shares of the character height, `*_form` pick a topology."""

    width: float  # 0.42..0.78, of O; other characters follow from it
    weight: float  # 0.09..0.20, stroke thickness
    radius: float  # 0.16..0.5 of the inner width; below that D is O and 5 is S
    roundness: float  # 1..1.8, corner height over corner width
    slant: float  # -0.03..0.12, shear
    round_caps: bool
    waist: float  # 0.42..0.56, height of the middle bar
    forms: dict[str, int]
    zero_mark: int  # 0 none, 1 slash, 2 dot
    narrow_zero: float  # 0.8..1, width of 0 over width of O


_FORM_COUNTS = {
    "1": 7, "2": 5, "3": 3, "4": 4, "5": 2, "6": 3, "7": 3, "9": 2, "A": 4, "B": 2, "C": 2, "G": 4, "I": 4,
    "J": 3, "K": 2, "M": 3, "N": 2, "Q": 2, "R": 2, "V": 2, "W": 4, "Y": 2, "Z": 2, "U": 2, "D": 2, "0": 2, "P": 2,
}  # fmt: skip


@lru_cache(maxsize=1)
def _genres() -> dict:
    return yaml.safe_load(Path(__file__).with_name("genres.yaml").read_text(encoding="utf-8"))


@lru_cache
def genre_styles(genre: str) -> range:
    """Numbers of the styles that belong to a genre of genres.yaml; they follow the styles of no genre.

    @raise ValueError for a genre that is not in the file.
    """
    names, count = list(_genres()["genres"]), _genres()["styles"]
    if genre not in names:
        raise ValueError(f"Cannot choose a typeface: genre must be one of {', '.join(names)}, got {genre!r}")
    first = STYLE_COUNT + names.index(genre) * count
    return range(first, first + count)


@cache
def stroke_style(index: int) -> StrokeStyle:
    """The style numbered `index`: below STYLE_COUNT of no genre, from there on see `genre_styles`."""
    rng = np.random.default_rng([20261121, index])
    if index >= STYLE_COUNT:
        return _genre_style(rng, index)
    forms = {name: int(rng.integers(count)) for name, count in _FORM_COUNTS.items()}
    if forms["1"] == 1 and rng.random() < 0.7:  # a plain 1 mostly stands beside an I with serifs
        forms["I"] = 2
    return StrokeStyle(
        width=float(rng.uniform(0.42, 0.72)),
        weight=float(rng.uniform(0.09, 0.185)),
        radius=float(rng.choice([rng.uniform(0.16, 0.3), rng.uniform(0.25, 0.5), 0.5])),
        roundness=float(rng.uniform(1.0, 1.8)),
        slant=float(rng.uniform(-0.03, 0.12) if rng.random() < 0.15 else 0.0),
        round_caps=bool(rng.random() < 0.45),
        waist=float(rng.uniform(0.44, 0.53)),
        forms=forms,
        zero_mark=int(rng.choice([0, 0, 0, 0, 0, 0, 0, 0, 1, 2])),
        narrow_zero=float(rng.uniform(0.8, 1.0) if rng.random() < 0.5 else 1.0),
    )


def _genre_style(rng: np.random.Generator, index: int) -> StrokeStyle:
    genres = list(_genres()["genres"].values())
    genre = genres[(index - STYLE_COUNT) // _genres()["styles"]]
    lengths = {name: float(rng.uniform(*genre[name])) for name in ("width", "weight", "radius", "roundness", "waist")}
    forms = {
        name: int(rng.choice(genre["forms"].get(name, list(range(count))))) for name, count in _FORM_COUNTS.items()
    }
    return StrokeStyle(
        **lengths,
        slant=0.0,
        round_caps=bool(rng.random() < genre["round_caps"]),
        forms=forms,
        zero_mark=int(rng.random() < 0.06),
        narrow_zero=float(rng.uniform(0.82, 1.0)),
    )


def _box(x0: float, y0: float, x1: float, y1: float, left: float = 1.0, right: float = 1.0) -> Stroke:
    return [(x0, y0, left), (x1, y0, right), (x1, y1, right), (x0, y1, left), CLOSED]


def _choose(style: StrokeStyle, name: str, variants: list[list[Stroke]]) -> list[Stroke]:
    return variants[style.forms[name] % len(variants)]


def _digit(char: str, style: StrokeStyle) -> tuple[float, list[Stroke]]:
    """Width over the style's width, and the strokes."""
    waist = style.waist
    pick = lambda variants: _choose(style, char, variants)  # noqa: E731
    if char == "0":
        marks: list[list[Stroke]] = [[], [[(0.3, 0.68, 0), (0.7, 0.32, 0)]], [[(0.49, 0.5, 0), (0.51, 0.5, 0)]]]
        return style.narrow_zero, [_box(0, 0, 1, 1), *marks[style.zero_mark]]
    if char == "1":
        return pick(
            [
                [(0.5, [[(0, 0.2, 0), (1, 0, 0), (1, 1, 0)]])],
                [(0.12, [[(0.5, 0, 0), (0.5, 1, 0)]])],
                [(0.4, [[(0, 0, 0), (1, 0, 0), (1, 1, 0)]])],
                [(0.75, [[(0, 0.2, 0), (0.5, 0, 0), (0.5, 1, 0)], [(0, 1, 0), (1, 1, 0)]])],
                [(0.35, [[(0, 0.26, 0), (0.2, 0.22, 0.5), (1, 0, 0), (1, 1, 0)]])],
                [(0.45, [[(0, 0.16, 0), (0.5, 0, 0), (0.5, 1, 0)], [(0, 1, 0), (1, 1, 0)]])],
                [(0.55, [[(0.05, 0.12, 0.3), (0.5, 0, 0), (0.5, 1, 0)], [(0, 1, 0), (1, 1, 0)]])],
            ]
        )[0]
    if char == "2":
        return 1.0, pick(
            [
                [[(0, 0.24, 0), (0, 0, 1), (1, 0, 1), (1, 0.52, 1), (0, 1, 0), (1, 1, 0)]],
                [[(0, 0.2, 0), (0, 0, 1), (1, 0, 1), (1, 0.38, 0.7), (0, 0.86, 0.6), (0, 1, 0), (1, 1, 0)]],
                [[(0, 0.24, 0), (0, 0, 1), (1, 0, 1), (1, waist, 1), (0, waist + 0.05, 1), (0, 1, 0), (1, 1, 0)]],
                [[(0, 0.13, 0), (0, 0, 1), (1, 0, 1), (1, 0.38, 0.8), (0, 1, 0), (1, 1, 0)]],
                [[(0.04, 0.12, 0), (0.25, 0, 0.8), (1, 0, 1), (1, 0.42, 0.7), (0, 0.94, 0.3), (0, 1, 0), (1, 1, 0)]],
            ]
        )
    if char == "3":
        bottom = [(0.35, waist, 0), (1, waist, 1), (1, 1, 1), (0, 1, 1), (0, 0.78, 0)]
        return 1.0, pick(
            [
                [[(0, 0.22, 0), (0, 0, 1), (1, 0, 1), (1, waist, 1), (0.35, waist, 0)], bottom],
                [[(0, 0, 0), (1, 0, 0), (0.42, 0.38, 0), (1, 0.42, 1), (1, 1, 1), (0, 1, 1), (0, 0.78, 0)]],
                [[(0.02, 0.18, 0), (0.02, 0, 1), (0.95, 0, 1), (0.95, waist, 1), (0.3, waist, 0)], bottom],
            ]
        )
    if char == "4":
        return 1.05, pick(
            [
                [[(1, 0.74, 0), (0, 0.74, 0), (0.74, 0, 0), (0.74, 1, 0)]],
                [[(0.3, 0, 0), (0, 0.7, 0.2), (1, 0.7, 0)], [(0.74, 0.42, 0), (0.74, 1, 0)]],
                [[(1, 0.66, 0), (0, 0.66, 0), (0.62, 0, 0)], [(0.72, 0.32, 0), (0.72, 1, 0)]],
                [[(1, 0.76, 0), (0, 0.76, 0), (0.6, 0, 0), (0.74, 0, 0), (0.74, 1, 0)]],
            ]
        )
    if char == "5":
        bowl = [(1, 0.4, 1), (1, 1, 1), (0, 1, 1), (0, 0.78, 0)]
        return 1.0, pick(
            [
                [[(0.95, 0, 0), (0.05, 0, 0), (0.02, 0.4, 0), *bowl]],
                [[(0.95, 0, 0), (0.08, 0, 0), (0, 0.5, 0), (0.3, 0.38, 0.4), *bowl]],
            ]
        )
    if char == "7":
        return 0.95, pick(
            [
                [[(0, 0, 0), (1, 0, 0), (0.3, 1, 0)]],
                [[(0, 0.14, 0), (0, 0, 0), (1, 0, 0), (1, 0.12, 0.5), (0.35, 0.6, 0.8), (0.35, 1, 0)]],
                [[(0, 0, 0), (1, 0, 0), (1, 0.22, 0.4), (0.4, 1, 0)]],
            ]
        )
    if char == "8":
        return 1.0, [_box(0.04, 0, 0.96, waist), _box(0, waist, 1, 1)]
    six = [
        [_box(0, 0.42, 1, 1), [(1, 0.2, 0), (1, 0, 1), (0, 0, 1), (0, 0.72, 0)]],
        [_box(0, 0.42, 1, 1), [(0.8, 0, 0), (0.45, 0.08, 0.5), (0, 0.5, 1), (0, 0.72, 0)]],
        [_box(0, 0.4, 1, 1), [(0.9, 0, 0), (0.5, 0, 0), (0, 0.3, 1), (0, 0.72, 0)]],
    ]
    strokes = six[style.forms[char]]
    if char == "9":
        strokes = [[p if p is CLOSED else (1 - p[0], 1 - p[1], p[2]) for p in stroke] for stroke in strokes]
    return 1.0, strokes


def _letter(char: str, style: StrokeStyle) -> tuple[float, list[Stroke]]:
    """Width over the style's width, and the strokes."""
    waist = style.waist
    form = style.forms.get(char, 0)
    stem: Stroke = [(0, 0, 0), (0, 1, 0)]
    bowl: Stroke = [(0, 0, 0), (1, 0, 1), (1, waist + 0.05, 1), (0, waist + 0.05, 0)]
    if char == "A":
        bars: list[list[Stroke]] = [
            [[(0, 1, 0), (0.5, 0, 0), (1, 1, 0)], [(0.17, 0.66, 0), (0.83, 0.66, 0)]],
            [[(0, 1, 0), (0.36, 0, 0), (0.64, 0, 0), (1, 1, 0)], [(0.12, 0.68, 0), (0.88, 0.68, 0)]],
            [[(0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 0)], [(0, 0.58, 0), (1, 0.58, 0)]],
            [[(0, 1, 0), (0.46, 0, 0), (0.54, 0, 0), (1, 1, 0)], [(0.15, 0.7, 0), (0.85, 0.7, 0)]],
        ]
        return (1.1, 1.1, 1.0, 1.15)[form], bars[form]
    if char == "B":
        lower: Stroke = [(0, waist, 0), (1, waist, 1), (1, 1, 1), (0, 1, 0)]
        return 1.0, [[(0, waist, 0), (0, 0, 0), (0.95, 0, 1), (0.95, waist, 1), (0, waist, 0)], stem, lower]
    if char == "C":
        return 1.0, [[(1, (0.3, 0.2)[form], 0), (1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 1), (1, (0.7, 0.8)[form], 0)]]
    if char == "D":
        return 1.0, [[(0, 0, 0), (1, 0, (1, 0.8)[form]), (1, 1, (1, 0.8)[form]), (0, 1, 0), CLOSED]]
    if char == "E":
        return 0.9, [[(1, 0, 0), (0, 0, 0), (0, 1, 0), (1, 1, 0)], [(0, waist, 0), (0.85, waist, 0)]]
    if char == "F":
        return 0.88, [[(1, 0, 0), (0, 0, 0), (0, 1, 0)], [(0, waist, 0), (0.85, waist, 0)]]
    if char == "G":
        spur: list[Stroke] = [
            [(1, 0.24, 0), (1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 0.54, 0), (0.55, 0.54, 0)],
            [(1, 0.24, 0), (1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 0), (1, 0.56, 0), (0.5, 0.56, 0)],
            [(1, 0.2, 0), (1, 0, 1), (0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 0.5, 0), (0.6, 0.5, 0)],
            [(0.95, 0, 0), (0.4, 0, 0.8), (0, 0.25, 1), (0, 1, 1), (1, 1, 1), (1, 0.52, 0), (0.5, 0.52, 0)],
        ]
        return 1.0, [spur[form]]
    if char == "H":
        return 1.0, [stem, [(1, 0, 0), (1, 1, 0)], [(0, waist, 0), (1, waist, 0)]]
    if char == "I":
        serifs: list[Stroke] = [[(0, 0, 0), (1, 0, 0)], [(0, 1, 0), (1, 1, 0)]] if form >= 2 else []
        return (0.12, 0.12, 0.6, 0.42)[form], [[(0.5, 0, 0), (0.5, 1, 0)], *serifs]
    if char == "J":
        hook: Stroke = [(1, 0, 0), (1, 1, 1), (0, 1, 1), (0, (0.68, 0.76, 0.6)[form], 0)]
        return (0.9, 0.8, 1.0)[form], [hook, *([[(0.45, 0, 0), (1, 0, 0)]] if form == 1 else [])]
    if char == "K":
        if form == 0:
            return 1.05, [stem, [(1, 0, 0), (0, 0.6, 0)], [(0.33, 0.4, 0), (1, 1, 0)]]
        return 1.05, [stem, [(1, 0, 0), (0.25, waist, 0), (1, 1, 0)], [(0, waist, 0), (0.3, waist, 0)]]
    if char == "L":
        return 0.85, [[(0, 0, 0), (0, 1, 0), (1, 1, 0)]]
    if char == "M":
        dip = (0.55, 0.75, 1.0)[form]
        return (1.15, 1.25, 1.35)[form], [[(0, 1, 0), (0, 0, 0), (0.5, dip, 0), (1, 0, 0), (1, 1, 0)]]
    if char == "N":
        return (1.0, 1.1)[form], [[(0, 1, 0), (0, 0, 0), (1, 1, 0), (1, 0, 0)]]
    if char == "O":
        return 1.0, [_box(0, 0, 1, 1)]
    if char == "P":
        return 0.98, [stem, [(p[0], p[1], p[2]) for p in bowl] if form == 0 else
                      [(0, 0, 0), (1, 0, 1), (1, waist, 1), (0, waist, 0)]]  # fmt: skip
    if char == "Q":
        return 1.0, [_box(0, 0, 1, 1 if form == 0 else 0.95), [(0.55, 0.7, 0), (1, 1, 0)]]
    if char == "R":
        leg: Stroke = [(0.45, waist + 0.05, 0), (1, 1, 0)]
        upright: Stroke = [(0.6, waist + 0.05, 0), (0.98, waist + 0.09, 1), (1, 1, 0)]
        return 1.02, [stem, bowl, (leg, upright)[form]]
    if char == "S":
        upper: Stroke = [(1, 0.24, 0), (1, 0, 1), (0, 0, 1), (0, waist, 1)]
        return 1.0, [[*upper, (1, waist, 1), (1, 1, 1), (0, 1, 1), (0, 0.76, 0)]]
    if char == "T":
        return 1.0, [[(0, 0, 0), (1, 0, 0)], [(0.5, 0, 0), (0.5, 1, 0)]]
    if char == "U":
        return 1.0, [[(0, 0, 0), (0, 1, 1), (1, 1, 1), (1, 0, 0)]]
    if char == "V":
        return 1.08, [[(0, 0, 0), (0.5, 1, 0), (1, 0, 0)] if form == 0 else
                      [(0, 0, 0), (0, 0.45, 0.3), (0.5, 1, 0), (1, 0.45, 0.3), (1, 0, 0)]]  # fmt: skip
    if char == "W":
        zigzags: list[Stroke] = [
            [(0, 0, 0), (0.24, 1, 0), (0.5, 0.25, 0), (0.76, 1, 0), (1, 0, 0)],
            [(0, 0, 0), (0, 1, 0), (0.5, 0.45, 0), (1, 1, 0), (1, 0, 0)],
            [(0, 0, 0), (0.04, 1, 0), (0.5, 0.4, 0), (0.96, 1, 0), (1, 0, 0)],
            [(0, 0, 0), (0.2, 1, 0), (0.5, 0.02, 0), (0.8, 1, 0), (1, 0, 0)],
        ]
        return (1.45, 1.15, 1.2, 1.5)[form], [zigzags[form]]
    if char == "X":
        return 1.05, [[(0, 0, 0), (1, 1, 0)], [(1, 0, 0), (0, 1, 0)]]
    if char == "Y":
        fork = (0.5, 0.58)[form]
        return 1.05, [[(0, 0, 0), (0.5, fork, 0), (1, 0, 0)], [(0.5, fork, 0), (0.5, 1, 0)]]
    if char == "Z":
        return (1.0, 0.9)[form], [[(0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0)]]
    raise ValueError(f"Cannot draw a stroke glyph: wanted one of A-Z or 0-9, got {char!r}")


def _fillet(points: list[np.ndarray], radii: np.ndarray, closed: bool) -> np.ndarray:
    """Replace each corner by an arc-like Bézier curve; points and radii in pixels (radii: N×2, along x and y)."""
    count = len(points)
    out: list[np.ndarray] = []
    for i, point in enumerate(points):
        inner = closed or 0 < i < count - 1
        if not inner or radii[i].max() < 0.5:
            out.append(point)
            continue
        arms = []
        for other in (points[i - 1], points[(i + 1) % count]):
            way = other - point
            length = float(np.hypot(*way)) or 1.0
            unit = way / length
            reach = min(float(np.hypot(*(unit * radii[i]))), length * 0.5)
            arms.append(point + unit * reach)
        start, end = arms
        pull = 0.5523
        c0, c1 = start + (point - start) * pull, end + (point - end) * pull
        for s in np.linspace(0.0, 1.0, 9):
            out.append((1 - s) ** 3 * start + 3 * (1 - s) ** 2 * s * c0 + 3 * (1 - s) * s * s * c1 + s**3 * end)
    if closed:
        out.append(out[0])
    return np.array(out)


def _draw_stroke(canvas: np.ndarray, line: np.ndarray, weight: float, caps: bool) -> None:
    """Thicken one centre line (N×2 pixels). Without round caps the two ends reach half a weight further, square."""
    scale = 1 << _SHIFT
    half = weight / 2
    last = len(line) - 2
    closed = bool(np.allclose(line[0], line[-1]))
    for i in range(len(line) - 1):
        a, b = line[i], line[i + 1]
        way = b - a
        length = float(np.hypot(*way))
        if length < 1e-6:
            continue
        unit = way / length
        normal = np.array([-unit[1], unit[0]]) * half
        square = not caps and not closed
        a2 = a - unit * half if square and i == 0 else a
        b2 = b + unit * half if square and i == last else b
        quad = np.rint(np.array([a2 + normal, b2 + normal, b2 - normal, a2 - normal]) * scale).astype(np.int32)
        cv2.fillConvexPoly(canvas, quad, 255, cv2.LINE_AA, _SHIFT)
        if caps or closed or i > 0:
            centre = np.rint(a * scale).astype(int)
            cv2.circle(canvas, (int(centre[0]), int(centre[1])), int(half * scale), 255, -1, cv2.LINE_AA, _SHIFT)
    if caps:
        centre = np.rint(line[-1] * scale).astype(int)
        cv2.circle(canvas, (int(centre[0]), int(centre[1])), int(half * scale), 255, -1, cv2.LINE_AA, _SHIFT)


@lru_cache(maxsize=32000)
def stroke_glyph(style_index: int, char: str) -> np.ndarray:
    """Coverage of one character in one style, uint8 0..255, GLYPH_HEIGHT tall, cell width."""
    style = stroke_style(style_index)
    ratio, strokes = _digit(char, style) if char.isdigit() else _letter(char, style)
    weight = style.weight * GLYPH_HEIGHT
    width = max(weight, ratio * style.width * GLYPH_HEIGHT)
    inner_w, inner_h = width - weight, GLYPH_HEIGHT - weight
    canvas = np.zeros((GLYPH_HEIGHT, int(np.ceil(width))), np.uint8)
    radius_x = style.radius * max(inner_w, style.width * GLYPH_HEIGHT * 0.5)
    for stroke in strokes:
        closed = stroke[-1] is CLOSED
        nodes = stroke[:-1] if closed else stroke
        points = [np.array([weight / 2 + x * inner_w, weight / 2 + y * inner_h]) for x, y, _ in nodes]
        radii = np.array([[k * radius_x, k * radius_x * style.roundness] for _, _, k in nodes])
        _draw_stroke(canvas, _fillet(points, radii, closed) - 0.5, weight, style.round_caps)
    if style.slant:
        reach = abs(style.slant) * GLYPH_HEIGHT
        shear = np.float32([[1, -style.slant, reach if style.slant > 0 else 0], [0, 1, 0]])
        canvas = cv2.warpAffine(canvas, shear, (int(canvas.shape[1] + reach), GLYPH_HEIGHT))
    return canvas
