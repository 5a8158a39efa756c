"""Pictures with captions in a grid, for looking at what goes into a network and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
INK: Colour = (235, 235, 235)
GROUND: Colour = (24, 26, 30)
_TEXT_HEIGHT = 15
_GAP = 6
_QUALITIES = range(90, 35, -5)


@dataclass(frozen=True)
class Caption:
    """One line under a picture: pieces of text with a colour each."""

    pieces: tuple[tuple[str, Colour], ...]

    @classmethod
    def plain(cls, text: str, colour: Colour = INK) -> Caption:
        """A line in one colour."""
        return cls(((text, colour),))


@dataclass(frozen=True)
class Cell:
    """A picture, H×W or H×W×3 uint8 (RGB), and the lines under it."""

    picture: np.ndarray
    captions: tuple[Caption, ...] = field(default=())


def tile(cells: list[Cell], columns: int, *, size: tuple[int, int]) -> np.ndarray:
    """Cells row by row, each picture fitted into `size` (width, height) with its aspect kept; H×W×3 uint8 RGB.

    @raise ValueError when there is nothing to show.
    """
    if not cells or columns < 1:
        raise ValueError(f"Cannot tile: wanted cells and columns, got {len(cells)} and {columns}")
    width, height = size[0], size[1] + _TEXT_HEIGHT * max(len(cell.captions) for cell in cells)
    rows = -(-len(cells) // columns)
    used = min(columns, len(cells))
    canvas = Image.new("RGB", (used * (width + _GAP) + _GAP, rows * (height + _GAP) + _GAP), GROUND)
    draw = ImageDraw.Draw(canvas)
    for number, cell in enumerate(cells):
        left = _GAP + (number % columns) * (width + _GAP)
        top = _GAP + (number // columns) * (height + _GAP)
        picture = fitted(cell.picture, size)
        top += (size[1] - picture.shape[0]) // 2
        canvas.paste(Image.fromarray(picture), (left, top))
        for line, caption in enumerate(cell.captions):
            _write(draw, caption, (left, top + picture.shape[0] + line * _TEXT_HEIGHT), left + width)
    return np.asarray(canvas)


def fitted(picture: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The picture in RGB, as large as fits into `size` (width, height) without changing its aspect."""
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB) if picture.ndim == 2 else picture
    scale = min(size[0] / colour.shape[1], size[1] / colour.shape[0])
    target = (max(1, round(colour.shape[1] * scale)), max(1, round(colour.shape[0] * scale)))
    shrinks = scale < 1
    return cv2.resize(colour, target, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)


def write_picture(picture: np.ndarray, path: Path) -> None:
    """RGB to a file of the kind its name tells.

    @raise ValueError when OpenCV does not know the kind.
    """
    try:
        data = cv2.imencode(path.suffix, picture[..., ::-1])[1]
    except cv2.error:
        raise ValueError(f"Cannot write {path}: wanted a name such as sheet.png, got {path.name}") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.tobytes())


def write_small_picture(picture: np.ndarray, path: Path, most: int) -> None:
    """RGB to a WebP of at most so many bytes, at the best quality that fits.

    @raise ValueError when even the poorest quality worth looking at is larger.
    """
    for quality in _QUALITIES:
        data = cv2.imencode(".webp", picture[..., ::-1], [cv2.IMWRITE_WEBP_QUALITY, quality])[1].tobytes()
        if len(data) <= most:
            path.write_bytes(data)
            return
    raise ValueError(f"Cannot write {path}: wanted at most {most} bytes at quality {quality}, got {len(data)}")


def _write(draw: ImageDraw.ImageDraw, caption: Caption, corner: tuple[int, int], limit: int) -> None:
    """Write the pieces one after the other; what is past the limit is left out."""
    x, top = float(corner[0]), corner[1]
    for text, colour in caption.pieces:
        room = text
        while room and x + _font().getlength(room) > limit:
            room = room[:-1]
        draw.text((x, top), room, fill=colour, font=_font())
        x += _font().getlength(room)
        if room != text:
            return


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size=12)
