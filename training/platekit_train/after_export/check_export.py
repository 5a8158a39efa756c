"""Whether the bundles answer what the weights answer.

`python -m platekit_train.after_export.check_export --models ../models`

Every exported graph is run on samples of the data engine, in batches of 1 and 3, and compared with PyTorch. The
exporters refuse a graph that is off when they write it; this finds a bundle that was not written again after its
weights changed.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch
from torch import nn

from platekit_train.reader.export import MAX_PARITY_ERROR
from platekit_train.reader.stream import StreamOptions, make_batch
from platekit_train.reader.weights import reading_graph
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.export import BytesToMask, load_segmenter
from platekit_train.synth.surroundings import Photos

SEED = 880_003
_BATCHES = (1, 3)
_READERS = {
    "plate-ocr": ("ocr.pt", "ctc"), "plate-ocr-slots": ("ocr.pt", "slots"), "plate-ocr-tiny": ("ocr-tiny.pt", "ctc"),
}  # fmt: skip
_WEIGHTS = Path(__file__).parents[2] / "weights"


@dataclass(frozen=True)
class Exported:
    """A graph as it was exported, the PyTorch module it came from, and pictures to ask both about."""

    name: str
    path: Path
    graph: nn.Module  # uint8 in, probabilities or their logarithms out
    pictures: np.ndarray  # at least 4, N×H×W×C uint8
    logarithms: bool = False


def drawn_crops(count: int = 8) -> np.ndarray:
    """What a reader is asked about, N×64×128×1."""
    return make_batch(StreamOptions(SEED, count), Photos(), 0).images[..., None]


def drawn_windows(count: int = 4) -> np.ndarray:
    """What a segmenter is asked about, N×256×256×3."""
    samples = SceneSamples(SEED, 256, PhotoShelf())
    return np.stack([samples.at(number).picture for number in range(count)])


@torch.no_grad()
def largest_difference(exported: Exported) -> float:
    """Largest difference of a probability between ONNX Runtime and PyTorch.

    @raise ValueError when the file does not take bytes in any batch.
    """
    session = onnxruntime.InferenceSession(str(exported.path), providers=["CPUExecutionProvider"])
    entry = session.get_inputs()[0]
    if entry.type != "tensor(uint8)" or isinstance(entry.shape[0], int):
        found = f"{entry.type} in batches of {entry.shape[0]}"
        raise ValueError(f"Cannot check {exported.path}: wanted an input of bytes in any batch, got {found}")
    worst, start = 0.0, 0
    for count in (*_BATCHES, len(exported.pictures) - sum(_BATCHES)):
        pictures = exported.pictures[start : start + count]
        start += count
        if not len(pictures):
            continue
        ours = exported.graph(torch.from_numpy(pictures)).numpy()
        theirs = session.run(None, {entry.name: pictures})[0]
        if exported.logarithms:
            ours, theirs = np.exp(ours), np.exp(theirs)
        worst = max(worst, float(np.abs(ours - theirs).max()))
    return worst


def bundles(models: Path, weights: Path) -> list[Exported]:
    """The readers and the segmenter below `models`, with the weights they should have come from."""
    crops = drawn_crops()
    found = []
    for name, (source, head) in _READERS.items():
        graph = reading_graph(weights / source, head)
        found.append(Exported(name, models / name / "model.onnx", graph, crops, logarithms=head == "ctc"))
    whole = BytesToMask(load_segmenter(weights / "segment.pt")).eval()
    return [*found, Exported("plate-segment", models / "plate-segment" / "model.onnx", whole, drawn_windows())]


def main() -> None:
    """Print the differences; exit code 1 when one is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=Path("../models"))
    parser.add_argument("--weights", type=Path, default=_WEIGHTS, help="folder of ocr.pt, ocr-tiny.pt and segment.pt")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    worst = 0.0
    for exported in bundles(arguments.models, arguments.weights):
        difference = largest_difference(exported)
        worst = max(worst, difference)
        verdict = "as it should be" if difference <= MAX_PARITY_ERROR else f"above {MAX_PARITY_ERROR:g}"
        print(f"{exported.name:<18} {len(exported.pictures)} samples, largest difference {difference:.1e}: {verdict}")
    raise SystemExit(int(worst > MAX_PARITY_ERROR))


if __name__ == "__main__":
    main()
