"""Which reader a weights file belongs to, and that reader ready to be asked or exported."""

from __future__ import annotations

import pickle
from pathlib import Path

from platekit_train.bad_data import BadData
from platekit_train.reader.export import HeadGraph, ReadingGraph, load_reader
from platekit_train.reader.export_tiny import TinyGraph, load_tiny
from platekit_train.reader.networks import NETWORKS
from platekit_train.run.checkpoint import load_checkpoint


def network_of(weights: Path) -> str:
    """The network's name among NETWORKS.

    @raise BadData when the file is missing, no weights file, or of a network that is not built so any more.
    """
    try:
        state = load_checkpoint(weights)
        shapes = {name: value.shape for name, value in state.items()}
    except (OSError, RuntimeError, AttributeError, EOFError, pickle.UnpicklingError) as error:
        raise BadData(f"Cannot read weights {weights}: wanted a file that a training wrote, got: {error}") from None
    for name, network in NETWORKS.items():
        if {key: value.shape for key, value in network.build().state_dict().items()} == shapes:
            return name
    raise BadData(
        f"Cannot read weights {weights}: wanted those of {', '.join(NETWORKS)} as they are built now, got others"
    )


def reading_graph(weights: Path, head: str) -> ReadingGraph:
    """The trained network with one of its heads.

    @raise BadData as network_of, and when the network has no such head.
    """
    name = network_of(weights)
    if head not in NETWORKS[name].heads:
        raise BadData(f"Cannot read with head {head}: {name} has {', '.join(NETWORKS[name].heads)}")
    graph = TinyGraph(load_tiny(weights)) if name == "plate-ocr-tiny" else HeadGraph(load_reader(weights), head)
    return graph.eval()
