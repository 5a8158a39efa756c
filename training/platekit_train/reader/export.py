"""Weights to reader bundles: `python -m platekit_train.reader.export --weights … --models ../models --default ctc`.

One training gives two bundles: the default head as `plate-ocr`, the other as `plate-ocr-<head>`.
A bundle is model.onnx, config.yaml and README.md; each graph is compared with PyTorch before it is kept. What is
exported are the weights rounded to float16, as they are committed, so that the file can store them in half the room.
"""

from __future__ import annotations

import argparse
import hashlib
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import yaml
from torch import Tensor, nn

from platekit_train.bundle.card_section import keep_section
from platekit_train.bundle.half_storage import store_half
from platekit_train.models.ocr import (
    ALPHABET,
    INPUT_HEIGHT,
    INPUT_WIDTH,
    PAD,
    SLOTS,
    PlateReader,
    decode_ctc,
    decode_slots,
)
from platekit_train.reader.card import model_card
from platekit_train.reader.drawn_sets import drawn_sets
from platekit_train.reader.reading_score import (
    ReadingSet,
    Score,
    add_eval_options,
    load_eval_sets,
    mean_per_text,
    score_readings,
    wilson,
)
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.synth.layout import load_layouts

OPSET = 17
MAX_PARITY_ERROR = 1e-4
"""Largest allowed difference of an output between PyTorch and ONNX Runtime."""
HEADS = ("ctc", "slots")


class ReadingGraph(nn.Module):
    """What is exported: uint8 [N, 64, 128, 1] in, `plate` out; `head` says in which form, `ctc` or `slots`."""

    head: str


class HeadGraph(ReadingGraph):
    """The plate reader with one of its heads."""

    def __init__(self, reader: PlateReader, head: str) -> None:
        super().__init__()
        self.reader = reader
        self.head = head

    def forward(self, images: Tensor) -> Tensor:
        """Log-softmax [N, 64, 37] of the CTC head, or probabilities [N, 10, 37] of the slots."""
        ctc, slots = self.reader(images)
        return ctc.log_softmax(-1) if self.head == "ctc" else slots.softmax(-1)


def load_reader(weights: Path) -> PlateReader:
    """The network with trained weights, rounded to float16 where the file holds float32, ready to be asked."""
    reader = PlateReader()
    state = load_checkpoint(weights)
    reader.load_state_dict({key: _rounded(value) for key, value in state.items()})
    return reader.eval()


def _rounded(value: Tensor) -> Tensor:
    return value.half().float() if value.is_floating_point() else value


def save_half(reader: PlateReader, path: Path) -> None:
    """Weights alone, in float16: small enough to be committed, exact enough to be continued from."""
    halved = {key: value.half() if value.is_floating_point() else value for key, value in reader.state_dict().items()}
    save_checkpoint(path, halved)


def export_head(reader: PlateReader, head: str, path: Path) -> float:
    """Write one head's graph and check it; returns the largest difference that was seen."""
    return export_graph(HeadGraph(reader, head).eval(), path)


def export_graph(graph: ReadingGraph, path: Path) -> float:
    """Write a graph whose weights fit float16 and check it; returns the largest difference that was seen."""
    example = torch.zeros((2, INPUT_HEIGHT, INPUT_WIDTH, 1), dtype=torch.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            graph, (example,), str(part), dynamo=False, opset_version=OPSET, input_names=["input"],
            output_names=["plate"], dynamic_axes={"input": {0: "batch"}, "plate": {0: "batch"}},
            do_constant_folding=False,
            training=torch.onnx.TrainingMode.PRESERVE,  # folds no batch norm in: such weights would fit no float16
        )  # fmt: skip
    store_half(part)
    error = parity_error(graph, part)
    if error > MAX_PARITY_ERROR:
        part.unlink()
        wanted = f"wanted ONNX Runtime within {MAX_PARITY_ERROR} of PyTorch"
        raise RuntimeError(f"Cannot export {graph.head} head: {wanted}, got {error:.2e}")
    part.replace(path)
    return error


def open_session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A CPU session with so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@torch.no_grad()
def parity_error(graph: ReadingGraph, path: Path) -> float:
    """Largest difference of a probability between PyTorch and ONNX Runtime on noise, batches 1, 3 and 8."""
    session = open_session(path)
    rng = np.random.default_rng(0)
    worst = 0.0
    for count in (1, 3, 8):
        images = rng.integers(0, 256, (count, INPUT_HEIGHT, INPUT_WIDTH, 1), dtype=np.uint8)
        images[0] = np.linspace(0, 255, INPUT_WIDTH).astype(np.uint8)[None, :, None]
        ours = graph(torch.from_numpy(images)).numpy()
        theirs = session.run(None, {"input": images})[0]
        if graph.head == "ctc":
            ours, theirs = np.exp(ours), np.exp(theirs)
        worst = max(worst, float(np.abs(ours - theirs).max()))
    return worst


def manifest(model_id: str, head: str, path: Path, scores: dict[str, Score]) -> dict:
    """The bundle's config.yaml as the SDK reads it."""
    output = (
        {"name": "plate", "form": "log-softmax", "layout": "ntc", "blank": "last"}
        if head == "ctc"
        else {"name": "plate", "slots": SLOTS, "form": "probabilities"}
    )
    return {
        "schema": 1,
        "id": model_id,
        "role": "recognize",
        "family": head,
        "description": f"Plate reader, one or two rows of up to {SLOTS} characters A-Z 0-9, {head} head",
        "license": "MIT",
        "model": {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()},
        "input": {
            "name": "input", "layout": "nhwc", "dtype": "uint8", "color": "gray", "height": INPUT_HEIGHT,
            "width": INPUT_WIDTH, "fit": "stretch", "interpolation": "area",
        },
        "output": output,
        "labels": ALPHABET if head == "ctc" else ALPHABET + PAD,
        **({} if head == "ctc" else {"pad": PAD}),
        "scores": [
            _measured(name, metric, hits, score.count)
            for name, score in scores.items()
            for metric, hits in (("exact", score.strict), ("exact-folded", score.folded))
        ],
    }  # fmt: skip


def _measured(dataset: str, metric: str, hits: int, count: int) -> dict:
    interval = [round(end / 100, 4) for end in wilson(hits, count)]
    return {"dataset": dataset, "metric": metric, "value": round(hits / count, 6), "n": count, "ci95": interval}


def read_with(path: Path, head: str, images: np.ndarray) -> list[str]:
    """Texts read by an exported graph from N×64×128 uint8."""
    session = open_session(path)
    decode = decode_ctc if head == "ctc" else decode_slots
    return [
        text
        for part in np.array_split(images, max(1, len(images) // 64))
        for text in decode(torch.from_numpy(session.run(None, {"input": part[..., None]})[0]))
    ]


def milliseconds(path: Path, threads: int, runs: int = 400) -> float:
    """Time of one plate: the fastest of `runs`, so that a busy machine disturbs little."""
    session = open_session(path, threads)
    image = np.random.default_rng(0).integers(0, 256, (1, INPUT_HEIGHT, INPUT_WIDTH, 1), dtype=np.uint8)
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        session.run(None, {"input": image})
        times.append(time.perf_counter() - started)
    return 1000 * min(times)


Card = Callable[[dict, dict, dict[str, Score]], str]
"""Manifest, what the export measured, scores by set → the text of README.md."""


def write_bundle(folder: Path, graph: ReadingGraph, sets: list[ReadingSet], card: Card) -> None:
    """Export, measure, and write the three files of a bundle; the folder's name is its id."""
    path, head = folder / "model.onnx", graph.head
    error = export_graph(graph, path)
    readings = {each.name: read_with(path, head, each.images) for each in sets}
    scores = {each.name: score_readings(each.texts, readings[each.name]) for each in sets}
    facts = {
        "parity": error,
        "one_thread_ms": milliseconds(path, 1),
        "two_threads_ms": milliseconds(path, 2),
        "bytes": path.stat().st_size,
        "layouts": len(load_layouts()),
        "per_plate": {each.name: mean_per_text(each.texts, readings[each.name]) for each in sets},
    }
    config = manifest(folder.name, head, path, scores)
    (folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True))
    readme = folder / "README.md"
    before = readme.read_text() if readme.exists() else ""
    readme.write_text(keep_section(card(config, facts, scores), before, "Whole photos"))
    print(folder.name, facts, {name: (s.strict, s.folded, s.count) for name, s in scores.items()})


def main() -> None:
    """Parse the command line, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True, help="folder that holds the bundles")
    parser.add_argument("--default", choices=HEADS, default="ctc", help="head that becomes plate-ocr")
    add_eval_options(parser)
    parser.add_argument("--recipe", default="", help="one sentence for the model card: steps, samples, seed")
    parser.add_argument("--half", type=Path, help="also write the weights here in float16")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = load_reader(arguments.weights)
    sets = [*load_eval_sets(arguments), *drawn_sets()]
    for head in HEADS:
        model_id = "plate-ocr" if head == arguments.default else f"plate-ocr-{head}"
        write_bundle(
            arguments.models / model_id,
            HeadGraph(reader, head).eval(),
            sets,
            partial(model_card, recipe=arguments.recipe),
        )
    if arguments.half:
        save_half(reader, arguments.half)


if __name__ == "__main__":
    main()
