"""Exact-match scores of a reader on labelled crops and labelled boxes in scenes; for measuring only."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.synth.crop import fit_crop

SCENE_MARGIN = 0.08
"""Labelled boxes in scenes are grown by this share of their width and height on each side."""
WIDE_TRIM = 0.0577
"""Cut from each side of a crop that carries 15 % margin around its box (1.3 boxes wide): half the margin."""
_FOLD = str.maketrans("OI", "01")


@dataclass(frozen=True)
class ReadingSet:
    """Crops as the model sees them, and what they say."""

    name: str
    images: np.ndarray  # N×64×128 uint8
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Exact matches out of `count`; folded takes O for 0 and I for 1."""

    strict: int
    folded: int
    count: int


def plain_text(text: str) -> str:
    """Upper case, A-Z and 0-9 only."""
    return "".join(char for char in text.upper() if char.isascii() and char.isalnum())


def fold(text: str) -> str:
    """The text with O as 0 and I as 1, which many typefaces do not tell apart."""
    return text.translate(_FOLD)


def _read_gray(path: Path) -> np.ndarray:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise ValueError(f"Cannot load {path}: wanted an image OpenCV can decode")
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


def load_crops(annotations: Path, trim: float = 0.0, trained_on: Sequence[str] = ()) -> ReadingSet:
    """A CSV in the fast-plate-ocr layout: image_path, plate_text; `trim` is the share cut from each side.

    Pictures whose file name starts with one of `trained_on` are left out, and the name of the set says so.

    @raise ValueError when none is left.
    """
    rows = list(csv.DictReader(annotations.open()))
    kept = [row for row in rows if not Path(row["image_path"]).name.startswith(tuple(trained_on))]
    if not kept:
        raise ValueError(f"Cannot measure on {annotations}: wanted pictures not trained on, got {len(rows)} others")
    images = [fit_crop(_trimmed(_read_gray(annotations.parent / row["image_path"]), trim)) for row in kept]
    name = annotations.parent.name + ("-trimmed" if trim else "") + ("-untrained" if len(kept) < len(rows) else "")
    return ReadingSet(name, np.stack(images), tuple(plain_text(row["plate_text"]) for row in kept))


def _trimmed(gray: np.ndarray, share: float) -> np.ndarray:
    cut_y, cut_x = round(gray.shape[0] * share), round(gray.shape[1] * share)
    return gray[cut_y : gray.shape[0] - cut_y, cut_x : gray.shape[1] - cut_x]


def load_scenes(annotations: Path) -> list[ReadingSet]:
    """A CSV with image_path, plate_text, xmin, ymin, xmax, ymax, region; one set a region, named `boxes-REGION`."""
    found: dict[str, list[tuple[np.ndarray, str]]] = {}
    for row in csv.DictReader(annotations.open()):
        gray = _read_gray(annotations.parent / row["image_path"])
        x0, y0, x1, y1 = (float(row[key]) for key in ("xmin", "ymin", "xmax", "ymax"))
        grow_x, grow_y = SCENE_MARGIN * (x1 - x0), SCENE_MARGIN * (y1 - y0)
        rows = slice(max(0, round(y0 - grow_y)), round(y1 + grow_y))
        columns = slice(max(0, round(x0 - grow_x)), round(x1 + grow_x))
        found.setdefault(row["region"], []).append((fit_crop(gray[rows, columns]), plain_text(row["plate_text"])))
    return [
        ReadingSet(
            f"boxes-{region}",
            np.stack([image for image, _ in pairs]),
            tuple(text for _, text in pairs),
        )
        for region, pairs in sorted(found.items())
    ]


def score_readings(texts: tuple[str, ...], readings: list[str]) -> Score:
    """Count exact matches.

    @raise ValueError when there are not as many readings as texts.
    """
    if len(texts) != len(readings):
        raise ValueError(f"Cannot score readings: wanted {len(texts)}, got {len(readings)}")
    strict = sum(a == b for a, b in zip(texts, readings, strict=True))
    folded = sum(fold(a) == fold(b) for a, b in zip(texts, readings, strict=True))
    return Score(strict, folded, len(texts))


def mean_per_text(texts: tuple[str, ...], readings: list[str]) -> float:
    """Strict share where every distinct text counts once, however many pictures show it, 0..1."""
    hits: dict[str, list[bool]] = {}
    for text, reading in zip(texts, readings, strict=True):
        hits.setdefault(text, []).append(text == reading)
    return float(np.mean([np.mean(each) for each in hits.values()]))


def wilson(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share (Wilson, 1927), in percent."""
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return 100 * float(middle - half), 100 * float(middle + half)


Reader = Callable[[np.ndarray], list[str]]
"""N×64×128 uint8 → N texts."""


def score_sets(sets: list[ReadingSet], reader: Reader) -> dict[str, Score]:
    """Scores by set name."""
    return {each.name: score_readings(each.texts, reader(each.images)) for each in sets}


def add_eval_options(parser: argparse.ArgumentParser) -> None:
    """Command-line options that name sets to measure on."""
    for name, note in (
        ("--eval-crops", "image_path,plate_text: crops cut close to the plate"),
        ("--eval-wide-crops", "the same, cut with 15 %% margin: half of it is trimmed"),
        ("--eval-scenes", "image_path,plate_text,xmin,ymin,xmax,ymax,region: labelled boxes in photos"),
    ):
        parser.add_argument(name, type=Path, action="append", default=[], metavar="CSV", help=note + "; measured only")
    parser.add_argument(
        "--trained-on", action="append", default=[], metavar="PREFIX",
        help="crops whose file name starts so were trained on: they are left out of what is measured",
    )  # fmt: skip


def load_eval_sets(arguments: argparse.Namespace) -> list[ReadingSet]:
    """The sets that add_eval_options' options name."""
    return [
        *(load_crops(path, 0.0, arguments.trained_on) for path in arguments.eval_crops),
        *(load_crops(path, WIDE_TRIM, arguments.trained_on) for path in arguments.eval_wide_crops),
        *(each for path in arguments.eval_scenes for each in load_scenes(path)),
    ]
