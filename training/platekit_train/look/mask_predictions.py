"""Plates found beside their labels: which were missed, which are none, how well the rest are met."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.look.prediction_page import Group, Page
from platekit_train.own.masks import OwnPhoto
from platekit_train.picture_sheet import Caption, Cell, Colour, fitted
from platekit_train.segmenter.export import export_onnx, load_segmenter
from platekit_train.segmenter.looks import PlateLooker, Region, overlap

LABEL: Colour = (80, 170, 255)
FOUND: Colour = (60, 255, 60)
FALSE: Colour = (255, 95, 85)
_DIM: Colour = (150, 150, 150)
_SIZE = (360, 300)
_MEETS = 0.3
"""Overlap of boxes from which a region counts as the plate; labelled boxes are often loose."""
_SURE = 0.8
"""Score from which a region counts, as in the shipped bundle."""


@dataclass(frozen=True)
class SearchedPhoto:
    """A photo and the regions found in it, best score first."""

    photo: OwnPhoto
    regions: tuple[Region, ...]

    @property
    def overlaps(self) -> tuple[float, ...]:
        """Of each labelled plate: how well the best region meets it."""
        return tuple(max((overlap(r.box, box) for r in self.regions), default=0.0) for box in self.photo.boxes)

    @property
    def false(self) -> tuple[Region, ...]:
        """Regions that meet no label."""
        return tuple(region for region in self.regions if not self.meets(region))

    def meets(self, region: Region) -> bool:
        """Whether a labelled plate is where the region is."""
        return any(overlap(region.box, box) >= _MEETS for box in self.photo.boxes)

    @property
    def missed(self) -> int:
        """Labelled plates that no region meets."""
        return sum(each < _MEETS for each in self.overlaps)


def find_plates(model: Path, photos: list[OwnPhoto]) -> list[SearchedPhoto]:
    """Both looks over all photos; `model` is a bundle folder, model.onnx, or weights (`.pt`)."""
    with tempfile.TemporaryDirectory() as folder:
        path = model / "model.onnx" if model.is_dir() else model
        if model.suffix == ".pt":
            path = Path(folder) / "model.onnx"
            export_onnx(load_segmenter(model), path)
        looker = PlateLooker(path)
        return [
            SearchedPhoto(photo, tuple(r for r in looker.look(photo.picture) if r.score >= _SURE)) for photo in photos
        ]


def mask_page(name: str, searched: list[SearchedPhoto], limit: int) -> Page:
    """Missed plates first, then regions that are no plate, then the rest, worst met first."""
    missed = sorted((each for each in searched if each.missed), key=lambda each: -each.missed)
    false = sorted((each for each in searched if not each.missed and each.false), key=lambda e: -e.false[0].score)
    rest = [each for each in searched if not each.missed and not each.false]
    rest.sort(key=lambda each: min(each.overlaps, default=1.0))
    plates = sum(len(each.overlaps) for each in searched)
    regions = sum(len(each.regions) for each in searched)
    return Page(
        f"{name} on {len(searched)} photos",
        (
            (f"plates found at IoU {_MEETS:g}", sum(o >= _MEETS for e in searched for o in e.overlaps), plates),
            ("plates found at IoU 0.5", sum(o >= 0.5 for e in searched for o in e.overlaps), plates),
            ("regions that meet no label", sum(len(each.false) for each in searched), regions),
            ("photos with such a region", sum(bool(each.false) for each in searched), len(searched)),
        ),
        tuple(
            Group(title, tuple(_cell(each) for each in part[:limit]), len(part))
            for title, part in (("A plate missed", missed), ("A region that is no plate", false), ("All found", rest))
        ),
        _SIZE,
    )


def _cell(each: SearchedPhoto) -> Cell:
    """The photo with labels in blue, regions in green, regions that meet no label in red."""
    picture = fitted(each.photo.picture, _SIZE)
    scale = picture.shape[1] / each.photo.picture.shape[1]
    contours, _ = cv2.findContours(each.photo.mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    draw_outlines(picture, [contour[:, 0] for contour in contours], scale, LABEL)
    draw_outlines(picture, [r.hull for r in each.regions if each.meets(r)], scale, FOUND)
    draw_outlines(picture, [r.hull for r in each.false], scale, FALSE)
    met = ", ".join(f"{share:.2f}" for share in each.overlaps) or "no plate labelled"
    scores = tuple((f"{r.score:.2f}  ", FOUND if each.meets(r) else FALSE) for r in each.regions)
    return Cell(
        picture,
        (
            Caption((("IoU ", _DIM), (met, FALSE if each.missed else FOUND))),
            Caption((("scores ", _DIM), *(scores or (("none", _DIM),)))),
            Caption.plain(each.photo.name, _DIM),
        ),
    )


def draw_outlines(picture: np.ndarray, outlines: list[np.ndarray], scale: float, colour: Colour) -> None:
    """Closed outlines given in photo pixels."""
    for outline in outlines:
        points = np.rint(((outline + 0.5) * scale - 0.5) * 8).astype(np.int32)
        cv2.polylines(picture, [points], True, colour, 1, cv2.LINE_AA, 3)
