"""What a reader gets wrong on drawn plates that no training saw: kinds, numbers, and the surest of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.look.prediction_page import Group, Page
from platekit_train.look.reader_predictions import met_pieces
from platekit_train.picture_sheet import Caption, Cell, Colour
from platekit_train.reader.calibrate import read_set
from platekit_train.reader.calibration import confidences
from platekit_train.reader.drawn_sets import HELD_OUT_SEED, drawn_set
from platekit_train.reader.open_model import ReaderModel
from platekit_train.reader.reading_score import ReadingSet, fold, wilson
from platekit_train.synth.crop import CropOptions, crop_batch
from platekit_train.synth.surroundings import Photos

EMPTY_PER_PLATE = 0.3
"""Crops without a registration, for each plate that is drawn."""
SURE = 0.9
"""Probability from which a wrong reading misleads who trusts it."""
_DIM: Colour = (150, 150, 150)
_SIZE = (192, 96)
_SHOWN = 5
_CONFUSIONS = 6


@dataclass(frozen=True)
class Attempt:
    """One crop, what it says, and what was read of it."""

    image: np.ndarray  # 64×128 uint8
    text: str
    read: str
    probability: float  # of the text read, calibrated, in [0, 1]

    @property
    def kind(self) -> str:
        """What went wrong; empty where nothing did."""
        if self.read == self.text:
            return ""
        if not self.text:
            return "Read where there is no registration"
        if not self.read:
            return "Nothing read"
        if len(self.read) != len(self.text):
            return "Characters left out or added"
        return "O and 0, I and 1 alone" if fold(self.read) == fold(self.text) else "Characters confused"


KINDS = (
    "Characters confused",
    "Characters left out or added",
    "O and 0, I and 1 alone",
    "Nothing read",
    "Read where there is no registration",
)


def attempts(model: ReaderModel, temperature: float, plates: int) -> list[Attempt]:
    """The held-out drawn plates of the model card, and crops without one, read once each."""
    rng = np.random.default_rng([HELD_OUT_SEED, 0])
    empty = crop_batch(rng, round(plates * EMPTY_PER_PLATE), Photos.load(None), CropOptions(empty_share=1.0))
    sets = (drawn_set("drawn", plates), ReadingSet("empty", empty.images, tuple(empty.texts)))
    return [each for drawn in sets for each in _attempts(model, temperature, drawn)]


def _attempts(model: ReaderModel, temperature: float, drawn: ReadingSet) -> list[Attempt]:
    batch = read_set(model, drawn)
    sure = confidences(batch, temperature, model.family, model.labels).tolist()
    return [Attempt(*each) for each in zip(drawn.images, drawn.texts, batch.texts, sure, strict=True)]


def failed_page(name: str, tried: list[Attempt]) -> Page:
    """The surest failures of each kind."""
    groups = []
    for kind in KINDS:
        failed = sorted((each for each in tried if each.kind == kind), key=lambda each: -each.probability)
        groups.append(Group(kind, tuple(map(_cell, failed[:_SHOWN])), len(failed)))
    return Page(f"{name}: what it misreads, the surest first", (), tuple(groups), _SIZE)


def _cell(each: Attempt) -> Cell:
    return Cell(
        each.image,
        (
            Caption((("label  ", _DIM), *met_pieces(each.text, each.read))),
            Caption((("read   ", _DIM), *met_pieces(each.read, each.text), (f"   {each.probability:.2f}", _DIM))),
        ),
    )


def failed_words(tried: list[Attempt]) -> str:
    """What goes wrong and how often, for the model card."""
    plates, empty = [e for e in tried if e.text], [e for e in tried if not e.text]
    wrong = [e for e in plates if e.kind]
    low, high = wilson(len(wrong), len(plates))
    counts = Counter(e.kind for e in wrong)
    sure = sum(e.probability >= SURE for e in wrong)
    spoken = [e.probability for e in empty if e.kind]
    sentences = (
        f"Of {len(plates)} held-out drawn plates (set `drawn`), {len(wrong)} are misread",
        f"({100 * len(wrong) / len(plates):.1f} %, {low:.1f}–{high:.1f}):",
        f"{counts[KINDS[0]]} with characters confused, {counts[KINDS[1]]} with characters left out or added,",
        f"{counts[KINDS[2]]} by O for 0 or I for 1 alone, {counts[KINDS[3]]} as nothing. {_confusions(wrong)}",
        f"{_blurred(plates)} {sure} of the misread are told with a probability of {SURE:g} or more.",
        f"Of {len(empty)} drawn crops without a registration {len(spoken)} are read as something"
        + (f", the surest at {max(spoken):.2f}." if spoken else "."),
        "The picture shows the surest failures of each kind: label, reading, and the calibrated probability of the",
        "reading as a whole (one look, no format rule); what differs is red.",
    )
    return " ".join(sentences)


def _confusions(wrong: list[Attempt]) -> str:
    """Which characters are taken for which, most often first; texts of unequal length are left out."""
    pairs = Counter(
        (told, read)
        for each in wrong
        if len(each.read) == len(each.text)
        for told, read in zip(each.text, each.read, strict=True)
        if told != read
    )
    named = ", ".join(f"{told} as {read} ({n})" for (told, read), n in pairs.most_common(_CONFUSIONS))
    return f"Most often: {named}." if named else ""


def _blurred(plates: list[Attempt]) -> str:
    """How many are misread of the least sharp quarter, and of the sharpest."""
    order = sorted(plates, key=lambda each: _sharpness(each.image))
    quarter = max(1, len(order) // 4)
    soft, sharp = (sum(bool(e.kind) for e in part) / quarter for part in (order[:quarter], order[-quarter:]))
    return (
        f"Of the least sharp quarter of the plates {100 * soft:.0f} % are misread, of the sharpest {100 * sharp:.0f} %."
    )


def _sharpness(image: np.ndarray) -> float:
    """Spread of the Laplacian of a smoothed crop, as a share of the spread of its grays: blurred and small letters have
    little."""
    smooth = cv2.GaussianBlur(image.astype(np.float32), (0, 0), 1.0)
    return float(cv2.Laplacian(smooth, cv2.CV_32F).std() / max(float(image.std()), 1e-6))
