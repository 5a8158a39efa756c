"""Weights stored in float16: the file shrinks, the answers stay."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from platekit_train.bundle.half_storage import store_half


def _linear_file(path: Path, weights: np.ndarray) -> None:
    """x [n, rows] times weights, as an ONNX file."""
    node = helper.make_node("MatMul", ["x", "weights"], ["y"])
    graph = helper.make_graph(
        [node],
        "linear",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", weights.shape[0]])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", weights.shape[1]])],
        [numpy_helper.from_array(weights, "weights")],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))


def _run(path: Path, x: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


def test_exact_halves_take_half_the_room_and_give_the_same_answer(tmp_path: Path) -> None:
    path = tmp_path / "linear.onnx"
    rng = np.random.default_rng(0)
    _linear_file(path, rng.normal(size=(64, 32)).astype(np.float16).astype(np.float32))
    x = rng.normal(size=(3, 64)).astype(np.float32)
    before, size = _run(path, x), path.stat().st_size
    assert store_half(path) == 64 * 32
    assert np.array_equal(_run(path, x), before)
    assert path.stat().st_size < size * 0.6


def test_numbers_that_float16_does_not_hold_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "linear.onnx"
    weights = np.full((64, 32), 0.1, np.float32)  # float16 has 0.09998
    _linear_file(path, weights)
    assert store_half(path) == 0
    assert np.array_equal(numpy_helper.to_array(onnx.load(str(path)).graph.initializer[0]), weights)


def test_few_numbers_are_not_worth_a_cast(tmp_path: Path) -> None:
    path = tmp_path / "linear.onnx"
    _linear_file(path, np.ones((8, 8), np.float32))
    assert store_half(path) == 0
