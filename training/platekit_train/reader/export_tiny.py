"""Weights to the tiny reader's bundle: `python -m platekit_train.reader.export_tiny --weights … --models ../models`.

The same graph form, checks, sets and files as `export`'s; the branch that only training needs is left out.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from platekit_train.models.tiny import TinyReader
from platekit_train.reader.card_tiny import model_card
from platekit_train.reader.drawn_sets import drawn_sets
from platekit_train.reader.export import ReadingGraph, write_bundle
from platekit_train.reader.reading_score import add_eval_options, load_eval_sets
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint


class TinyGraph(ReadingGraph):
    """The tiny reader; log-softmax [N, 32, 37]."""

    head = "ctc"

    def __init__(self, reader: TinyReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, images: Tensor) -> Tensor:
        return self.reader(images).log_softmax(-1)


def load_tiny(weights: Path) -> TinyReader:
    """The network with trained weights, rounded to float16 where the file holds float32, ready to be asked."""
    reader = TinyReader()
    reader.load_state_dict({name: _half(value).to(value.dtype) for name, value in load_checkpoint(weights).items()})
    return reader.float().eval()


def save_half(reader: TinyReader, path: Path) -> None:
    """Weights alone, in float16."""
    save_checkpoint(path, {name: _half(value) for name, value in reader.state_dict().items()})


def _half(value: Tensor) -> Tensor:
    return value.half() if value.is_floating_point() else value


def main() -> None:
    """Parse the command line, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("weights/ocr-tiny.pt"))
    parser.add_argument("--models", type=Path, required=True, help="folder that holds the bundles")
    add_eval_options(parser)
    parser.add_argument("--recipe", default="", help="one sentence for the model card: steps, samples, seed")
    parser.add_argument("--half", type=Path, help="also write the weights here in float16")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = load_tiny(arguments.weights)
    sets = [*load_eval_sets(arguments), *drawn_sets()]
    card = partial(model_card, recipe=arguments.recipe)
    write_bundle(arguments.models / "plate-ocr-tiny", TinyGraph(reader).eval(), sets, card)
    if arguments.half:
        save_half(reader, arguments.half)


if __name__ == "__main__":
    main()
