"""Every exported family answers on drawn samples what PyTorch answers, from bytes, in any batch."""

import onnx
import pytest
import torch

from platekit_train.after_export.check_export import Exported, drawn_crops, drawn_windows, largest_difference
from platekit_train.models.segment import PlateSegmenter
from platekit_train.models.tiny import TinyReader
from platekit_train.reader.export import (
    HEADS,
    MAX_PARITY_ERROR,
    HeadGraph,
    export_graph,
    export_head,
    load_reader,
    open_session,
)
from platekit_train.reader.export_tiny import TinyGraph
from platekit_train.reader.weights import reading_graph
from platekit_train.segmenter.export import BytesToMask, export_onnx


@pytest.fixture(scope="module")
def crops():
    return drawn_crops(6)


@pytest.mark.parametrize("head", HEADS)
def test_reader_is_equal_on_drawn_crops(known_by_heart, crops, head, tmp_path):
    reader = load_reader(known_by_heart[0])  # trained, so that its answers are not all alike
    export_head(reader, head, tmp_path / "model.onnx")
    exported = Exported(head, tmp_path / "model.onnx", HeadGraph(reader, head).eval(), crops, head == "ctc")
    assert largest_difference(exported) <= MAX_PARITY_ERROR
    bytes_in_any_batch(tmp_path / "model.onnx", ["batch", 64, 128, 1])


def test_tiny_reader_is_equal_on_drawn_crops(crops, tmp_path):
    torch.manual_seed(0)
    torch.save(TinyReader().state_dict(), tmp_path / "tiny.pt")
    graph = reading_graph(tmp_path / "tiny.pt", "ctc")
    export_graph(graph, tmp_path / "model.onnx")
    exported = Exported("tiny", tmp_path / "model.onnx", graph, crops, logarithms=True)
    assert largest_difference(exported) <= MAX_PARITY_ERROR
    bytes_in_any_batch(tmp_path / "model.onnx", ["batch", 64, 128, 1])


def test_segmenter_is_equal_on_drawn_windows(tmp_path):
    torch.manual_seed(0)
    segmenter = PlateSegmenter().eval()
    export_onnx(segmenter, tmp_path / "model.onnx")
    exported = Exported("mask", tmp_path / "model.onnx", BytesToMask(segmenter).eval(), drawn_windows())
    assert largest_difference(exported) <= MAX_PARITY_ERROR
    bytes_in_any_batch(tmp_path / "model.onnx", ["batch", "height", "width", 3])


def test_a_reader_whose_graph_answers_otherwise_is_not_written(monkeypatch, tmp_path):
    torch.manual_seed(0)
    graph = TinyGraph(TinyReader()).eval()
    monkeypatch.setattr(TinyGraph, "forward", answers_by_mode(TinyGraph.forward))
    with pytest.raises(RuntimeError, match=r"wanted ONNX Runtime within 0\.0001 of PyTorch, got"):
        export_graph(graph, tmp_path / "model.onnx")
    assert not list(tmp_path.iterdir())


def test_a_segmenter_whose_graph_answers_otherwise_is_not_written(monkeypatch, tmp_path):
    monkeypatch.setattr(BytesToMask, "forward", answers_by_mode(BytesToMask.forward))
    with pytest.raises(RuntimeError, match=r"wanted ONNX Runtime within 0\.0001 of PyTorch, got"):
        export_onnx(PlateSegmenter().eval(), tmp_path / "model.onnx")
    assert not list(tmp_path.iterdir())


def answers_by_mode(forward):
    """The same answers while a graph is written, others when PyTorch is asked, as an operator badly exported gives."""

    def changed(module, pictures):
        answers = forward(module, pictures)
        return answers if torch.onnx.is_in_onnx_export() else answers * 0.9

    return changed


def bytes_in_any_batch(path, shape):
    entry = open_session(path).get_inputs()[0]
    assert (entry.type, entry.shape) == ("tensor(uint8)", shape)


def test_weights_that_are_not_the_files_are_noticed(known_by_heart, crops, tmp_path):
    reader = load_reader(known_by_heart[0])
    export_head(reader, "ctc", tmp_path / "model.onnx")
    with torch.no_grad():
        reader.ctc[1].bias[0] += 0.5
    exported = Exported("ctc", tmp_path / "model.onnx", HeadGraph(reader, "ctc").eval(), crops, logarithms=True)
    assert largest_difference(exported) > MAX_PARITY_ERROR


def test_file_with_a_fixed_batch_is_refused(known_by_heart, crops, tmp_path):
    reader = load_reader(known_by_heart[0])
    export_head(reader, "ctc", tmp_path / "model.onnx")
    model = onnx.load(str(tmp_path / "model.onnx"))
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1
    onnx.save(model, str(tmp_path / "fixed.onnx"))
    with pytest.raises(ValueError, match="wanted an input of bytes in any batch"):
        largest_difference(Exported("ctc", tmp_path / "fixed.onnx", HeadGraph(reader, "ctc").eval(), crops))
