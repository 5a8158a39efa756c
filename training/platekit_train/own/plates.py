"""Labelled plate crops of one's own: a CSV as fast-plate-ocr takes it, or a folder as tinyLPR takes it.

Everything is checked before anything is trained: files, texts, and where each came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.bad_data import BadData
from platekit_train.models.ocr import ALPHABET, SLOTS
from platekit_train.own.csv_table import read_table

_MARKS = " -.·"
"""Drawn between characters and never part of a text."""
_MAX_SIDES = (256, 128)
"""Crops are kept no wider and no taller than this, twice what the reader sees."""


@dataclass(frozen=True)
class Listed:
    """What a line or a file name says, before it is checked."""

    path: Path
    text: str
    where: str  # "plates.csv line 12", for messages


@dataclass(frozen=True)
class OwnPlate:
    """A crop that can be trained on."""

    path: Path
    text: str  # 1 to 10 characters of A-Z and 0-9
    gray: np.ndarray  # H×W uint8


def list_csv(path: Path) -> list[Listed]:
    """Rows of a CSV with the columns image_path and plate_text; paths are relative to the CSV, or absolute.

    @raise BadData as read_table, and where rows have boxes or corners: those are photos, not pictures of one plate.
    """
    table = read_table(path, ("image_path", "plate_text"))
    for where, row in table:
        if any(row.get(column) for column in ("xmin", "x1")):
            raise BadData(f"Cannot read {path}: wanted pictures of one plate each, found a place in a photo ({where})")
    return [Listed(path.parent / row["image_path"], row["plate_text"], where) for where, row in table]


def list_folder(folder: Path) -> list[Listed]:
    """Pictures of tinyLPR's layout, `{plate}_{index}.jpg`: the text is the name before its first `_`.

    The `.txt` files beside them hold character boxes; the reader learns from texts alone and does not open them.
    """
    return [
        Listed(path, path.stem.split("_")[0], f"{folder.name}/{path.name}")
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (".jpg", ".jpeg", ".png")
    ]


def list_data(data: Path) -> tuple[list[Listed], list[Listed]]:
    """Training pictures, and those held back where the layout names them.

    `data` is a CSV file, or a folder with `train/` and perhaps `val/`.

    @raise BadData when it is neither, or holds nothing.
    """
    if data.is_dir():
        if not (data / "train").is_dir():
            raise BadData(f"Cannot read {data}: wanted a CSV file or a folder with train/ in it, found no train/")
        training = list_folder(data / "train")
        held = list_folder(data / "val") if (data / "val").is_dir() else []
    else:
        training, held = list_csv(data), []
    if not training:
        raise BadData(f"Cannot train on {data}: wanted labelled pictures, got none")
    return training, held


def load_plates(listed: list[Listed]) -> tuple[list[OwnPlate], list[str]]:
    """Every picture that can be used, and one line about each that cannot."""
    plates, faults = [], []
    for each in listed:
        try:
            plates.append(OwnPlate(each.path, plate_text(each.text), read_crop(each.path)))
        except BadData as fault:
            faults.append(f"{each.where}: {fault}")
    return plates, faults


def plate_text(text: str) -> str:
    """Upper case without the marks between characters.

    @raise BadData when nothing is left, too much is left, or a character is none of A-Z and 0-9.
    """
    plain = "".join(char.upper() if char.isascii() else char for char in text if char not in _MARKS)
    if not plain:
        raise BadData(f"plate_text must have 1 to {SLOTS} characters, got {text!r}")
    if strange := sorted({char for char in plain if char not in ALPHABET}):
        raise BadData(f"plate_text must hold A-Z and 0-9 only, got {''.join(strange)!r} in {text!r}")
    if len(plain) > SLOTS:
        raise BadData(f"plate_text must have at most {SLOTS} characters, got {len(plain)} in {text!r}")
    return plain


def read_crop(path: Path) -> np.ndarray:
    """A crop in gray, made smaller where it is much larger than the reader's input.

    @raise BadData when there is no such picture.
    """
    gray = cv2.cvtColor(decode(path), cv2.COLOR_BGR2GRAY)
    width, height = (min(now, most) for now, most in zip(gray.shape[::-1], _MAX_SIDES, strict=True))
    return gray if gray.shape == (height, width) else cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA)


def decode(path: Path) -> np.ndarray:
    """A picture file as BGR, upright.

    @raise BadData when there is none, or OpenCV cannot.
    """
    if not path.is_file():
        raise BadData(f"picture must exist, found none at {path}")
    try:
        picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:  # an empty file, or more pixels than OpenCV takes
        picture = None
    if picture is None:
        raise BadData(f"picture must be a JPEG, PNG or the like, could not decode {path}")
    return picture
