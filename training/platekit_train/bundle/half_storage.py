"""Float16 storage of an ONNX file's weights: half the size, the same sums.

Only numbers that float16 holds exactly are stored so, each behind a Cast to float32; ONNX Runtime works these out once,
when the session opens. So the network computes in float32 and answers what the larger file answered.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

SMALLEST = 256
"""Weights of fewer numbers stay float32: their Cast node would take as much room as it saves."""


def store_half(path: Path) -> int:
    """Rewrite the file in place; returns how many numbers are stored in float16 now."""
    model = onnx.load(str(path))
    graph, casts, stored = model.graph, [], 0
    for place, tensor in enumerate(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST or not _fits_half(values):
            continue
        name = tensor.name
        graph.initializer[place].CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], f"{name}.cast", to=onnx.TensorProto.FLOAT))
        stored += values.size
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return stored


def _fits_half(values: np.ndarray) -> bool:
    return bool(np.array_equal(values.astype(np.float16).astype(np.float32), values))
