"""Real photos for training: road frames with boxes, photos with exact quads, and backgrounds.

The data folder is an option of the trainer and may be missing: then there are no photos, and every
sample is drawn. Only its `train/` part is ever opened.
"""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from .geometry import rectangle, shift_scale

TRAIN_DRIVE = "dayride_type1_001"
"""The one drive of the road frames that is trained on; the other drives measure."""


@dataclass(frozen=True)
class Photo:
    """A photo, its halved copies, and what is known about its plates."""

    pyramid: tuple[np.ndarray, ...]
    boxes: tuple[np.ndarray, ...] = ()
    """Axis-aligned quads with a small margin around the plate."""
    quads: tuple[np.ndarray, ...] = ()
    """Exact quads of the plate."""
    doubts: tuple[np.ndarray, ...] = ()
    """Places where a plate may be that nobody labelled."""


@dataclass(frozen=True)
class PhotoShelf:
    """All photos of the data folder's `train/` part, decoded."""

    boxed: tuple[Photo, ...] = ()
    cornered: tuple[Photo, ...] = ()
    plain: tuple[Photo, ...] = field(default=())
    """Without a readable plate: backgrounds and negatives."""


def load_photos(data: Path | None, doubts: dict[str, list[tuple[float, ...]]] | None = None) -> PhotoShelf:
    """Read `train/ro` (one drive), `train/ccpd` and `train/road` below `data`.

    `doubts` holds boxes of doubtful places by file name.
    """
    if data is None:
        return PhotoShelf()
    train = data / "train"
    if not train.is_dir():
        raise FileNotFoundError(f"Cannot load photos: wanted a folder train/ in {data}, found none")
    boxes = boxed_paths(train / "ro", lambda drive: drive == TRAIN_DRIVE)
    corners = _corner_quads(train / "ccpd")
    plain = [*(train / "road" / "images").glob("*.jpg"), *(train / "ccpd" / "backgrounds").glob("*")]
    with ThreadPoolExecutor(2) as pool:
        pyramids = dict(
            zip(
                [*boxes, *corners, *plain],
                pool.map(_pyramid, [*boxes, *corners, *plain]),
                strict=True,
            )
        )
    return PhotoShelf(
        boxed=tuple(
            Photo(
                pyramids[p],
                boxes=tuple(rectangle(*b) for b in rows),
                doubts=tuple(rectangle(*b) for b in (doubts or {}).get(p.name, [])),
            )
            for p, rows in boxes.items()
            if pyramids[p][0].any()  # two frames are black
        ),
        cornered=tuple(Photo(pyramids[p], quads=(quad,)) for p, quad in corners.items()),
        plain=tuple(Photo(pyramids[p]) for p in sorted(plain)),
    )


def boxed_paths(folder: Path, wants_drive) -> dict[Path, list[tuple[float, ...]]]:
    """Boxes (x0, y0, x1, y1) by picture of the wanted drives; a drive is the name up to `_t`."""
    found: dict[Path, list[tuple[float, ...]]] = {}
    with (folder / "annotations.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            path = folder / row["image_path"]
            if wants_drive(path.stem.rsplit("_t", 1)[0]):
                box = tuple(float(row[key]) for key in ("xmin", "ymin", "xmax", "ymax"))
                found.setdefault(path, []).append(box)
    return found


def _corner_quads(folder: Path) -> dict[Path, np.ndarray]:
    with (folder / "corners.csv").open(newline="") as file:
        return {
            folder / row["image_path"]: np.array([[float(row[f"x{i}"]), float(row[f"y{i}"])] for i in range(1, 5)])
            for row in csv.DictReader(file)
        }


def _pyramid(path: Path) -> tuple[np.ndarray, ...]:
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"Cannot load photo: wanted a picture OpenCV can read, got {path}")
    levels = [np.ascontiguousarray(picture[..., ::-1])]
    for _ in range(2):
        height, width = levels[-1].shape[:2]
        half = cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        levels.append(half)
    return tuple(levels)


def view_photo(photo: Photo, window_from_photo: np.ndarray, size: int) -> np.ndarray:
    """The photo through a homography into a size x size window, from the fitting pyramid level."""
    zoom = np.sqrt(abs(np.linalg.det(window_from_photo[:2, :2])))
    level = 0 if zoom > 0.7 else 1 if zoom > 0.35 else 2
    picture = photo.pyramid[level]
    photo_from_level = shift_scale(2.0**level, 2.0**level / 2 - 0.5, 2.0**level / 2 - 0.5)
    return cv2.warpPerspective(
        picture, window_from_photo @ photo_from_level, (size, size), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(114, 114, 114),
    )  # fmt: skip
