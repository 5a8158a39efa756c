"""Readings beside their labels: which are wrong, which are unsure, and where."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from platekit_train.look.prediction_page import Group, Page
from platekit_train.picture_sheet import INK, Caption, Cell, Colour
from platekit_train.reader.open_model import ReaderModel, Reading
from platekit_train.reader.reading_score import fold

_RIGHT: Colour = (120, 220, 130)
_WRONG: Colour = (255, 95, 85)
_UNSURE: Colour = (255, 196, 60)
_DIM: Colour = (150, 150, 150)
_SIZE = (256, 128)


@dataclass(frozen=True)
class LabelledCrop:
    """A crop, H×W uint8, and what it says."""

    gray: np.ndarray
    text: str
    source: str


@dataclass(frozen=True)
class ReadCrop:
    """A crop and how it was read."""

    crop: LabelledCrop
    reading: Reading

    @property
    def right(self) -> bool:
        """Exactly the label."""
        return self.reading.text == self.crop.text


def read_crops(model: ReaderModel, crops: list[LabelledCrop]) -> list[ReadCrop]:
    """All crops read in batches."""
    readings = model.read(np.stack([model.crop(crop.gray) for crop in crops])) if crops else []
    return [ReadCrop(crop, reading) for crop, reading in zip(crops, readings, strict=True)]


def reader_page(name: str, read: list[ReadCrop], low: float, limit: int) -> Page:
    """Wrong readings first, the surest of them on top; then right but unsure ones, then the rest, unsurest first."""
    wrong = sorted((each for each in read if not each.right), key=lambda each: -each.reading.confidence)
    right = sorted((each for each in read if each.right), key=lambda each: each.reading.confidence)
    unsure = [each for each in right if each.reading.chars and each.reading.confidence < low]
    sure = [each for each in right if not each.reading.chars or each.reading.confidence >= low]
    folded = sum(fold(each.reading.text) == fold(each.crop.text) for each in read)
    quiet = sum(each.reading.confidence >= low and bool(each.reading.chars) for each in wrong)
    total = len(read)
    return Page(
        f"{name} on {total} crops",
        (
            ("right", len(right), total),
            ("right, O = 0 and I = 1", folded, total),
            ("wrong", len(wrong), total),
            (f"wrong, every character at {low:g} or more", quiet, total),
            (f"right, a character below {low:g}", len(unsure), total),
        ),
        tuple(
            Group(title, tuple(_cell(each, low) for each in part[:limit]), len(part))
            for title, part in (("Wrong", wrong), ("Right but unsure", unsure), ("Right", sure))
        ),
        _SIZE,
    )


def _cell(each: ReadCrop, low: float) -> Cell:
    read, label = each.reading, each.crop.text
    verdict = _RIGHT if each.right else _WRONG
    return Cell(
        each.crop.gray,
        (
            Caption((("label ", _DIM), *met_pieces(label, read.text))),
            Caption((("read  ", _DIM), *_char_pieces(read, label, low), (f"  {read.confidence:.2f}", verdict))),
            Caption((("      ", _DIM), *_low_pieces(read, low))),
            Caption.plain(each.crop.source, _DIM),
        ),
    )


def met_pieces(text: str, other: str) -> tuple[tuple[str, Colour], ...]:
    """The text; characters that the other does not have there are red."""
    met = {a + k for a, _, size in SequenceMatcher(None, text, other, False).get_matching_blocks() for k in range(size)}
    return tuple((char, INK if place in met else _WRONG) for place, char in enumerate(text)) or (("(none)", _DIM),)


def _char_pieces(read: Reading, label: str, low: float) -> tuple[tuple[str, Colour], ...]:
    """The reading; characters not in the label are red, right ones below `low` yellow."""
    blocks = SequenceMatcher(None, label, read.text, False).get_matching_blocks()
    met = {b + k for _, b, size in blocks for k in range(size)}
    pieces = (
        (char, _WRONG if place not in met else _UNSURE if sure < low else INK)
        for place, (char, sure) in enumerate(zip(read.text, read.chars, strict=True))
    )
    return tuple(pieces) or (("(none)", _DIM),)


def _low_pieces(read: Reading, low: float) -> tuple[tuple[str, Colour], ...]:
    """Each unsure character with its probability."""
    pairs = zip(read.text, read.chars, strict=True)
    return tuple((f"{char} {sure:.2f}  ", _UNSURE) for char, sure in pairs if sure < low)
