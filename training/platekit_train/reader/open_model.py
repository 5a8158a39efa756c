"""A trained reader, opened from a bundle or from weights, that tells how sure it is of each character."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
import yaml

from platekit_train.bad_data import BadData
from platekit_train.models.ocr import ALPHABET, INPUT_HEIGHT, INPUT_WIDTH
from platekit_train.reader.export import HEADS, open_session
from platekit_train.reader.weights import reading_graph

_INTERPOLATIONS = {"area": cv2.INTER_AREA, "linear": cv2.INTER_LINEAR, "cubic": cv2.INTER_CUBIC}
_BATCH = 64


@dataclass(frozen=True)
class Reading:
    """A text and, for each of its characters, the network's probability in [0, 1]."""

    text: str
    chars: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The least sure character; 0 for no text."""
        return min(self.chars, default=0.0)


@dataclass(frozen=True)
class ReaderModel:
    """Any reader that was exported from here."""

    name: str
    family: str  # ctc | slots
    labels: str  # without the blank or pad, which is the last class
    size: tuple[int, int]  # width, height of its input
    interpolation: int  # as OpenCV counts them
    scores: Callable[[np.ndarray], np.ndarray]  # N×H×W×1 uint8 → N×steps×classes probabilities

    def crop(self, gray: np.ndarray) -> np.ndarray:
        """A plate's picture, gray, as the network wants it."""
        return cv2.resize(gray, self.size, interpolation=self.interpolation)

    def read(self, crops: np.ndarray) -> list[Reading]:
        """Readings of N×H×W uint8 in the network's size."""
        parts = (crops[start : start + _BATCH] for start in range(0, len(crops), _BATCH))
        decode = _decode_ctc if self.family == "ctc" else _decode_slots
        return [decode(each, self.labels) for part in parts for each in self.scores(part[..., None])]


def open_reader_model(source: Path, head: str = "ctc", threads: int = 1) -> ReaderModel:
    """Open a bundle folder, its model.onnx, or weights (`.pt`); `head` counts for weights alone.

    @raise BadData when the bundle is not one of a reader made here.
    """
    if source.suffix == ".pt":
        return _from_weights(source, head)
    folder = source if source.is_dir() else source.parent
    path = folder / "config.yaml"
    if not path.is_file():
        raise BadData(f"Cannot open {source}: wanted a bundle with config.yaml, or weights (.pt), found neither")
    config = yaml.safe_load(path.read_text())
    return open_reader_graph(folder / config["model"]["file"], config, threads)


def open_reader_graph(path: Path, config: dict, threads: int = 1) -> ReaderModel:
    """Open an ONNX file with the content of a bundle's config.yaml.

    @raise BadData when it is not one of a reader made here.
    """
    entry, output = config["input"], config.get("output", {})
    wanted = config.get("family") in HEADS and entry["color"] == "gray" and entry["dtype"] == "uint8"
    if not wanted or output.get("blank", "last") != "last" or output.get("layout", "ntc") != "ntc":
        raise BadData(f"Cannot open {path}: wanted a reader exported by platekit_train, got {config.get('id')}")
    session = open_session(path, threads)
    name, form = session.get_inputs()[0].name, output.get("form", "probabilities")
    return ReaderModel(
        config["id"],
        config["family"],
        config["labels"].replace(config.get("pad", ""), "") if config["family"] == "slots" else config["labels"],
        (entry["width"], entry["height"]),
        _INTERPOLATIONS[entry.get("interpolation", "linear")],
        lambda images: _probabilities(session.run(None, {name: images})[0], form),
    )


def _from_weights(path: Path, head: str) -> ReaderModel:
    graph = reading_graph(path, head)
    form = "log-softmax" if head == "ctc" else "probabilities"

    @torch.no_grad()
    def scores(images: np.ndarray) -> np.ndarray:
        return _probabilities(graph(torch.from_numpy(images)).numpy(), form)

    return ReaderModel(f"{path.name} ({head})", head, ALPHABET, (INPUT_WIDTH, INPUT_HEIGHT), cv2.INTER_AREA, scores)


def _probabilities(scores: np.ndarray, form: str) -> np.ndarray:
    return np.exp(scores) if form == "log-softmax" else scores


def _decode_ctc(probabilities: np.ndarray, labels: str) -> Reading:
    """Best path; a character is as sure as the surest step of its run."""
    text, chars, before = "", [], len(labels)
    for step, best in enumerate(probabilities.argmax(-1).tolist()):
        sure = float(probabilities[step, best])
        if best == before and best != len(labels):
            chars[-1] = max(chars[-1], sure)
        elif best != len(labels):
            text += labels[best]
            chars.append(sure)
        before = best
    return Reading(text, tuple(chars))


def _decode_slots(probabilities: np.ndarray, labels: str) -> Reading:
    """The likeliest class of each slot; empty slots are left out."""
    kept = [(best, row[best]) for row in probabilities if (best := int(row.argmax())) != len(labels)]
    return Reading("".join(labels[best] for best, _ in kept), tuple(float(sure) for _, sure in kept))
