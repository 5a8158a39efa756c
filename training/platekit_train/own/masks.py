"""Photos with plate masks of one's own: `images/NAME.jpg` beside `masks/NAME.png` or `masks/NAME.jpg.png`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.bad_data import BadData
from platekit_train.own.csv_table import read_table
from platekit_train.own.plates import decode

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1: outer border in pixels whose centres sit at whole numbers."""
_SIDES = ("xmin", "ymin", "xmax", "ymax")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp")
_LONGEST_SIDE = 1600
"""Photos are kept no larger; training windows show parts of them at up to three times that."""
_FAINT = 128
"""A mask's brightest channel from which a pixel is plate."""
_SPECK = 6
"""Pixels below which a patch of a mask is no plate."""


@dataclass(frozen=True)
class OwnPhoto:
    """A photo and where its plates are."""

    name: str
    picture: np.ndarray  # H×W×3 uint8 RGB
    mask: np.ndarray  # H×W uint8, 0 or 255
    boxes: tuple[Box, ...]  # of each patch of the mask

    @classmethod
    def of(cls, name: str, picture: np.ndarray, mask: np.ndarray) -> OwnPhoto:
        """A photo whose plates are the patches of its mask, and which is made smaller where it is large."""
        scale = min(1.0, _LONGEST_SIDE / max(mask.shape))
        if scale < 1:
            picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            shrunk = cv2.resize(mask, picture.shape[1::-1], interpolation=cv2.INTER_AREA)
            mask = np.where(shrunk >= _FAINT, 255, 0).astype(np.uint8)
        return cls(name, picture, mask, _patches(mask))


def load_photos(folder: Path) -> tuple[list[OwnPhoto], list[str]]:
    """Every photo with its mask, and one line about each that cannot be used.

    @raise BadData when the folder is laid out otherwise.
    """
    images, masks = folder / "images", folder / "masks"
    if not images.is_dir() or not masks.is_dir():
        raise BadData(f"Cannot read {folder}: wanted folders images/ and masks/ in it")
    photos, faults, used = [], [], set()
    for path in sorted(path for path in images.iterdir() if path.suffix.lower() in _PICTURES):
        try:
            mask = _mask_of(path, masks)
            used.add(mask)
            photos.append(load_photo(path, mask))
        except BadData as fault:
            faults.append(f"images/{path.name}: {fault}")
    stray = sorted(path.name for path in masks.iterdir() if path.suffix.lower() in _PICTURES and path not in used)
    return photos, faults + [f"masks/{name}: there is no photo of that name in images/" for name in stray]


def _mask_of(picture: Path, masks: Path) -> Path:
    """The mask of a photo.

    @raise BadData when there is none.
    """
    for name in (f"{picture.name}.png", f"{picture.stem}.png"):
        if (masks / name).is_file():
            return masks / name
    raise BadData(f"mask must exist, found neither masks/{picture.stem}.png nor masks/{picture.name}.png")


def load_photo(path: Path, mask: Path) -> OwnPhoto:
    """A photo and its mask.

    @raise BadData when one cannot be decoded or used, or their sizes differ.
    """
    picture, drawn = decode(path), decode(mask).max(axis=2)
    if picture.shape[:2] != drawn.shape:
        sizes = [f"{shape[1]}×{shape[0]}" for shape in (picture.shape, drawn.shape)]
        raise BadData(f"mask must have the photo's size {sizes[0]}, got {sizes[1]} in masks/{mask.name}")
    brightest = int(drawn.max())
    if 1 < brightest < _FAINT:
        raise BadData(f"mask must be 0 and 255 (or 0 and 1), got nothing above {brightest} in masks/{mask.name}")
    plate = np.where(drawn >= (1 if brightest == 1 else _FAINT), 255, 0).astype(np.uint8)
    return OwnPhoto.of(path.name, np.ascontiguousarray(picture[..., ::-1]), plate)


def load_boxes(listing: Path) -> tuple[list[OwnPhoto], list[str]]:
    """Photos of a CSV with image_path, xmin, ymin, xmax, ymax: a row for each plate, in pixels of the photo.

    Boxes that overlap become one plate.

    @raise BadData when the file is no such table.
    """
    boxes: dict[str, list[Box]] = {}
    photos, faults = [], []
    for where, row in read_table(listing, ("image_path", *_SIDES)):
        try:
            box = _box(row)
        except ValueError as error:
            faults.append(f"{where}: {error}")
            continue
        boxes.setdefault(row["image_path"], []).append(box)
    for name, found in boxes.items():
        try:
            picture = np.ascontiguousarray(decode(listing.parent / name)[..., ::-1])
        except BadData as fault:
            faults.append(f"{listing.name}: {fault}")
            continue
        mask = np.zeros(picture.shape[:2], np.uint8)
        for x0, y0, x1, y1 in np.rint(np.maximum(found, 0)).astype(int).tolist():
            mask[y0:y1, x0:x1] = 255
        photos.append(OwnPhoto.of(Path(name).name, picture, mask))
    return photos, faults


def _box(row: dict[str, str]) -> Box:
    """The box of a row.

    @raise ValueError for what is no number, and for a box without a pixel in it.
    """
    x0, y0, x1, y1 = (float(row[side]) for side in _SIDES)
    if not (np.isfinite([x0, y0, x1, y1]).all() and round(x1) > max(0, round(x0)) and round(y1) > max(0, round(y0))):
        raise ValueError(f"box must reach from xmin, ymin to xmax, ymax in pixels, got {x0:g}, {y0:g}, {x1:g}, {y1:g}")
    return x0, y0, x1, y1


def _patches(mask: np.ndarray) -> tuple[Box, ...]:
    """Outer borders of the patches of a mask."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return tuple(
        (float(x) - 0.5, float(y) - 0.5, float(x + width) - 0.5, float(y + height) - 0.5)
        for x, y, width, height, area in (stats[label] for label in range(1, count))
        if area >= _SPECK
    )


def split_photos(photos: list[OwnPhoto], share: float, seed: int) -> tuple[list[OwnPhoto], list[OwnPhoto]]:
    """Photos to train on, and a share of those with plates and of those without that are held back.

    @raise BadData when there are fewer than two photos with a plate.
    """
    order = np.random.default_rng(seed).permutation(len(photos))
    shuffled = [photos[index] for index in order]
    plated, plain = ([p for p in shuffled if bool(p.boxes) is wanted] for wanted in (True, False))
    if len(plated) < 2:
        raise BadData(f"Cannot hold photos back: wanted at least 2 with a plate in their mask, got {len(plated)}")
    cut = min(max(1, round(share * len(plated))), len(plated) - 1)
    rest = round(share * len(plain))
    return plated[cut:] + plain[rest:], plated[:cut] + plain[:rest]
