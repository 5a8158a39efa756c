"""Scenes on real photos: plates pasted over real ones, real ones as they are, plates put anywhere."""

from __future__ import annotations

import numpy as np

from .brush import Brush
from .drawn import card_side, drawn_vehicles
from .geometry import grow, map_points, pixel_box, rectangle, shift_scale, side_lengths
from .photometric import nightfall
from .photos import Photo, PhotoShelf, view_photo
from .plates import pick_plate
from .street import add_lettering, add_time_stamp
from .surfaces import Rng
from .view import plate_width, random_tilt, window_from_source
from .window import Window

_BOX_MARGIN = 0.22
"""Width of the unknown ring around the edge of a loosely boxed plate, in plate heights."""

_ABOVE_TRAFFIC = 0.42
"""Share of a road frame's height, from the top, in which no plate was ever boxed."""


def boxed_photo(rng: Rng, sample: int, size: int, shelf: PhotoShelf) -> Window:
    """A road frame; each labelled plate is kept with an unknown rim, or covered by a synthetic one."""
    photo = shelf.boxed[int(rng.integers(len(shelf.boxed)))]
    focus = photo.boxes[int(rng.integers(len(photo.boxes)))]
    seen = _look_at(rng, focus, size)
    window = Window.around(view_photo(photo, seen, size))
    for doubt in photo.doubts:
        around = dict.fromkeys(("left", "top", "right", "bottom"), 0.6)
        window.forget(map_points(seen, grow(doubt, **around)))
    synthetic = rng.random() < 0.6
    for box in photo.boxes:
        if synthetic:
            _cover_box(window, rng, sample, seen, box)
        else:
            window.mark_loosely(map_points(seen, box), _BOX_MARGIN)
    return window


def cornered_photo(rng: Rng, sample: int, size: int, shelf: PhotoShelf) -> Window:
    """A photo with an exact quad; the plate is kept, or covered by a synthetic one."""
    photo = shelf.cornered[int(rng.integers(len(shelf.cornered)))]
    (quad,) = photo.quads
    seen = _look_at(rng, quad, size)
    window = Window.around(view_photo(photo, seen, size))
    outer = map_points(seen, quad)
    if rng.random() < 0.4:
        window.mark_plate(outer)
        return window
    side = {key: float(rng.uniform(0.02, 0.12)) for key in ("left", "top", "right", "bottom")}
    window.put_plate(rng, pick_plate(rng, sample), grow(outer, **side), frame_chance=0.3)
    return window


def vehicles_on_photo(rng: Rng, sample: int, size: int, shelf: PhotoShelf) -> Window:
    """Drawn vehicles in front of a real background."""
    side = card_side(size)
    photo = _background(rng, shelf)
    return drawn_vehicles(rng, sample, size, base=_any_view(rng, photo, side))


def plates_on_photo(rng: Rng, sample: int, size: int, shelf: PhotoShelf) -> Window:
    """Plates floating anywhere over a real background."""
    photo = _background(rng, shelf)
    picture = _any_view(rng, photo, size)
    window = Window.around(nightfall(picture, rng) if rng.random() < 0.1 else picture)
    for _ in range(int(rng.integers(1, 4))):
        plate = pick_plate(rng, sample)
        width = plate_width(rng, size)
        flat = rectangle(-width / 2, -width / plate.aspect / 2, width / 2, width / plate.aspect / 2)
        quad = map_points(random_tilt(rng, width), flat) + rng.uniform(0, size, 2)
        if not _overlaps(window, quad):
            window.put_plate(rng, plate, quad, frame_chance=0.4)
    return window


def photo_negative(rng: Rng, size: int, shelf: PhotoShelf) -> Window:
    """A real photo without a readable plate, sometimes turned or with lettering drawn onto it.

    The upper part of a road frame holds houses, lamps and signs, but no plates.
    """
    if rng.random() < 0.5:
        photo = shelf.boxed[int(rng.integers(len(shelf.boxed)))]
        picture = _any_view(rng, photo, size, part=_ABOVE_TRAFFIC)
    else:
        picture = _any_view(rng, _background(rng, shelf), size)
    if rng.random() < 0.4:
        picture = np.ascontiguousarray(np.rot90(picture, int(rng.integers(4))))
    if rng.random() < 0.25:
        picture = np.ascontiguousarray(picture[..., rng.permutation(3)])
    if rng.random() < 0.35:
        add_lettering(Brush(picture, (0.0, 0.0), 1.0), rng, int(rng.integers(1, 5)))
    if rng.random() < 0.1:
        add_time_stamp(picture, rng)
    return Window.around(picture)


def _look_at(rng: Rng, quad: np.ndarray, size: int) -> np.ndarray:
    """A view of a photo in which the quad gets a width from the asked range."""
    low = 20.0 / 256 * size  # a frame of 1280 pixels cannot be shown much smaller
    width = max(plate_width(rng, size), low)
    zoom = min(width / max(side_lengths(quad)[0], 1.0), 3.5)
    turned = random_tilt(rng, size * 0.6) if rng.random() < 0.5 else None
    return window_from_source(rng, quad.mean(axis=0), zoom, size, turned)


def _cover_box(window: Window, rng: Rng, sample: int, seen: np.ndarray, box: np.ndarray) -> None:
    plate = pick_plate(rng, sample)
    width, height = side_lengths(box)
    grown = max(height, width / plate.aspect) * rng.uniform(1.0, 1.12)
    wide = max(width, height * plate.aspect * 0.8) * rng.uniform(1.0, 1.08)
    middle = box.mean(axis=0)
    half = np.array([wide, grown]) / 2
    cover = rectangle(*(middle - half), *(middle + half))
    window.put_plate(rng, plate, map_points(seen, cover), frame_chance=0.15)


def _background(rng: Rng, shelf: PhotoShelf) -> Photo:
    return shelf.plain[int(rng.integers(len(shelf.plain)))]


def _any_view(rng: Rng, photo: Photo, side: int, part: float = 1.0) -> np.ndarray:
    """A random piece of the upper `part` of a photo, `side` pixels square."""
    height, width = photo.pyramid[0].shape[:2]
    height *= part
    least = side / min(height, width)
    zoom = float(np.exp(rng.uniform(np.log(least), np.log(max(least * 1.1, 2.0)))))
    span = side / zoom
    corner = rng.uniform(0, 1, 2) * [max(width - span, 0), max(height - span, 0)]
    return view_photo(photo, shift_scale(zoom, -zoom * corner[0], -zoom * corner[1]), side)


def _overlaps(window: Window, quad: np.ndarray) -> bool:
    around = grow(quad, left=0.3, top=0.3, right=0.3, bottom=0.3)
    box = pixel_box(around, *window.target.shape)
    return box is None or bool(window.target[box[1] : box[3], box[0] : box[2]].any())
