"""What a segmenter gets wrong in drawn windows that no training saw: missed plates, false parts, ragged masks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from platekit_train.look.mask_predictions import FALSE, FOUND, LABEL, draw_outlines
from platekit_train.look.prediction_page import Group, Page
from platekit_train.picture_sheet import Caption, Cell, Colour, fitted
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.evaluate import HELD_OUT_SEED
from platekit_train.segmenter.looks import PlateLooker
from platekit_train.segmenter.mask_score import SMALLEST_OBJECT, overlap_scores, parts

WINDOW = 256
_MEETS, _FOUND = 0.1, 0.5
"""IoU of a plate with a part of the mask: below the first it is missed, from the second it is found."""
_SMALL = 32.0
"""Columns below which a plate is small."""
_LOUD = 0.8
"""The bundle's `minScore`."""
_DIM: Colour = (150, 150, 150)
_SIZE = (150, 150)
_SHOWN = 6
_CONTEXT = 2.0
"""Side of what is shown, in widths of the failure."""
KINDS = ("A plate missed", "A mask where no plate is", "A ragged mask")


@dataclass(frozen=True)
class Failure:
    """A plate that was not found, or a part of the mask that is none."""

    kind: str
    picture: np.ndarray  # the window, H×W×3 uint8
    truth: np.ndarray  # its plates, H×W bool
    mask: np.ndarray  # what was said to be plate, H×W bool
    place: tuple[int, int, int, int]  # x, y, width, height of the plate or the false part
    iou: float  # with the best part; 0 for a false part
    score: float  # mean probability: over the plate where missed, else over the part


@dataclass(frozen=True)
class Searched:
    """All failures of some windows, and out of how many."""

    failures: tuple[Failure, ...]
    plate_widths: tuple[int, ...]
    windows: int

    def of(self, kind: str) -> list[Failure]:
        """Failures of a kind: missed plates largest first, false parts surest first, ragged masks worst first."""
        order = {
            KINDS[0]: lambda each: -each.place[2] * each.place[3],
            KINDS[1]: lambda each: -each.score,
            KINDS[2]: lambda each: each.iou,
        }
        return sorted((each for each in self.failures if each.kind == kind), key=order[kind])


def search(looker: PlateLooker, windows: int) -> Searched:
    """The held-out drawn windows of the model card, each looked at once."""
    samples = SceneSamples(HELD_OUT_SEED, WINDOW, PhotoShelf())
    failures: list[Failure] = []
    widths: list[int] = []
    for index in range(windows):
        window = samples.at(index)
        scores = looker.probabilities(window.picture[None])[0]
        known = window.weight > 0
        truth, mask = (window.target > 0.5) & known, (scores > looker.threshold) & known
        widths += [_place(plate)[2] for plate in parts(truth, 1)]
        failures += find_failures(window.picture, scores, truth, mask)
    return Searched(tuple(failures), tuple(widths), windows)


def find_failures(picture: np.ndarray, scores: np.ndarray, truth: np.ndarray, mask: np.ndarray) -> list[Failure]:
    """What is wrong in one window; `scores` are probabilities, H×W, `truth` and `mask` H×W bool."""
    said, failures = parts(mask, SMALLEST_OBJECT), []
    for plate in parts(truth, 1):
        ious = [overlap_scores(part, plate)[0] for part in said]
        best = max(ious, default=0.0)
        if best < _MEETS:
            failures.append(Failure(KINDS[0], picture, truth, mask, _place(plate), best, float(scores[plate].mean())))
        elif best < _FOUND:
            part = said[int(np.argmax(ious))]
            failures.append(Failure(KINDS[2], picture, truth, mask, _place(plate), best, float(scores[part].mean())))
    for part in said:
        if not (part & truth).any():
            failures.append(Failure(KINDS[1], picture, truth, mask, _place(part), 0.0, float(scores[part].mean())))
    return failures


def _place(part: np.ndarray) -> tuple[int, int, int, int]:
    x, y, width, height = cv2.boundingRect(part.astype(np.uint8))
    return x, y, width, height


def failed_page(name: str, searched: Searched) -> Page:
    """The worst failures of each kind, from close by."""
    groups = (
        Group(kind, tuple(map(_cell, failed[:_SHOWN])), len(failed)) for kind in KINDS for failed in [searched.of(kind)]
    )
    return Page(f"{name}: what it misses, finds wrongly, or outlines badly; the worst first", (), tuple(groups), _SIZE)


def _cell(each: Failure) -> Cell:
    """The plate in blue, parts of the mask in green, those that are no plate in red."""
    left, top, side = _view(each)
    rows, columns = slice(top, top + side), slice(left, left + side)
    picture = fitted(each.picture[rows, columns], _SIZE)
    scale = picture.shape[1] / side
    mask, truth = each.mask[rows, columns], each.truth[rows, columns]
    for part in parts(mask, 1):
        draw_outlines(picture, _outlines(part), scale, FOUND if (part & truth).any() else FALSE)
    draw_outlines(picture, _outlines(truth), scale, LABEL)
    said = f"IoU {each.iou:.2f}, score {each.score:.2f}" if each.kind == KINDS[2] else f"score {each.score:.2f}"
    return Cell(picture, (Caption.plain(f"{each.place[2]} x {each.place[3]} px"), Caption.plain(said, _DIM)))


def _view(each: Failure) -> tuple[int, int, int]:
    """Left, top and side of a square around the failure, inside the window."""
    x, y, width, height = each.place
    side = min(max(round(_CONTEXT * max(width, height)), 48), WINDOW)
    left, top = x + width // 2 - side // 2, y + height // 2 - side // 2
    return min(max(left, 0), WINDOW - side), min(max(top, 0), WINDOW - side), side


def _outlines(mask: np.ndarray) -> list[np.ndarray]:
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return [contour[:, 0] for contour in contours]


def failed_words(searched: Searched) -> str:
    """What goes wrong and how often, for the model card."""
    missed, false, ragged = (searched.of(kind) for kind in KINDS)
    plates = len(searched.plate_widths)
    small = sum(width < _SMALL for width in searched.plate_widths)
    lost = sum(each.place[2] < _SMALL for each in (*missed, *ragged))
    loud = sum(each.score >= _LOUD for each in false)
    sentences = (
        f"Of {plates} plates in {searched.windows} held-out drawn windows (set `drawn-held-out`), {len(missed)} are",
        f"missed (no part of the mask meets them at IoU {_MEETS:g}) and {len(ragged)} get a ragged mask",
        f"(below IoU {_FOUND:g}). Of the {small} less than {_SMALL:.0f} px wide {lost} fail so, and",
        f"{len(missed) + len(ragged) - lost} of the {plates - small} wider ones.",
        f"{len(false)} parts of the mask lie where no plate is, {loud} of them with a score of {_LOUD:g} or more,",
        "which `minScore` lets through to the reader. These are single looks at drawn windows, as hard as training",
        "makes them, a quarter without a plate; photos stand in the tables above.",
        "The picture shows the worst of each kind: the true plate in blue, the mask in green, or red where it meets no",
        "plate; the score is the mean probability, over the plate where it is missed, else over the part of the mask.",
    )
    return " ".join(sentences)
