"""The mean of the weights of several runs from one ancestor: `python -m platekit_train.segmenter.average A B --out C`.

Runs that went on from the same weights mostly lie in one basin; their mean has steadier edges than
either (model soups, arXiv 2203.05482).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint


def mean_weights(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Entry by entry; counters are taken from the first."""
    first = states[0]
    for state in states[1:]:
        if state.keys() != first.keys():
            raise ValueError(f"Cannot average weights: names must be equal, got {len(first)} and {len(state)} entries")
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0) if value.dtype.is_floating_point else value
        for name, value in first.items()
    }


def main() -> None:
    """Read, average, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    save_checkpoint(args.out, mean_weights([load_checkpoint(path) for path in args.weights]))


if __name__ == "__main__":
    main()
