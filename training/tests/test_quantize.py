"""Int8 versions: made, measured and kept only where they pay."""

from pathlib import Path

import numpy as np
import pytest
import torch
import yaml

from platekit_train.after_export.interleaved_timing import interleaved_milliseconds
from platekit_train.after_export.quantize import Version, pays, table, write_bundle
from platekit_train.after_export.quantize_graph import dynamic_int8, prepared, static_int8
from platekit_train.models.segment import PlateSegmenter, SegmenterSize
from platekit_train.reader.export import open_session
from platekit_train.segmenter.export import BytesToMask, export_onnx


def version(milliseconds, *scores, path=Path()):
    names = [f"set{number}" for number in range(len(scores))]
    counts = dict.fromkeys(names, 200)
    return Version("static", path, milliseconds, dict(zip(names, scores, strict=True)), counts)


@pytest.mark.parametrize(
    ("name", "int8", "kept"),
    [
        ("faster and as good", version(5, 90.0, 80.0), True),
        ("faster and 0.4 points worse", version(5, 89.6, 80.0), True),
        ("faster and half a point worse on one set", version(5, 95.0, 79.5), False),
        ("as fast", version(10, 90.0, 80.0), False),
        ("slower and better", version(11, 95.0, 85.0), False),
    ],
)
def test_int8_is_kept_only_where_it_is_faster_and_loses_less_than_half_a_point(name, int8, kept):
    assert pays(int8, version(10, 90.0, 80.0)) is kept, name


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """A small segmenter as float, prepared, dynamic and static file."""
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("int8")
    segmenter = decided(PlateSegmenter(SegmenterSize(stages=(16, 16, 16, 16), depths=(1, 1, 1, 1), decoder=16)).eval())
    export_onnx(segmenter, folder / "model.onnx")
    ready = prepared(folder / "model.onnx", folder / "prepared.onnx")
    samples = (pictures()[None, number] for number in range(4))
    return {
        "whole": BytesToMask(segmenter).eval(),
        "float": folder / "model.onnx",
        "dynamic": dynamic_int8(ready, folder / "dynamic.onnx"),
        "static": static_int8(ready, samples, folder / "static.onnx"),
    }


@torch.no_grad()
def decided(segmenter):
    """The network with a head whose answers to the pictures lie between 0 and 1, not all near 5 %."""
    logits = segmenter(torch.from_numpy(pictures()).permute(0, 3, 1, 2).float())
    scale = 2 / logits.std()
    segmenter.head.weight *= scale
    segmenter.head.bias.mul_(scale).sub_(scale * logits.mean())
    return segmenter


def pictures():
    """Four pictures of 4×4 coloured squares."""
    squares = np.random.default_rng(0).integers(0, 256, (4, 4, 4, 3), dtype=np.uint8)
    return squares.repeat(16, 1).repeat(16, 2)


@pytest.mark.parametrize("kind", ["dynamic", "static"])
def test_int8_answers_nearly_what_the_float_model_answers_in_a_smaller_file(graphs, kind):
    with torch.no_grad():
        wanted = graphs["whole"](torch.from_numpy(pictures())).numpy()
    (got,) = open_session(graphs[kind]).run(None, {"input": pictures()})
    assert wanted.std() > 0.2  # so that an answer that does not depend on the picture is wrong by as much
    assert np.abs(got - wanted).mean() < 0.05  # 256 steps of each activation, through ten layers: 0.005 to 0.01
    assert np.abs(got - wanted).max() > 0  # it is another model
    assert graphs[kind].stat().st_size < 0.75 * graphs["float"].stat().st_size


def test_networks_take_turns_while_they_are_timed():
    order = []

    class Session:
        def __init__(self, name):
            self.name = name

        def get_inputs(self):
            return [type("Input", (), {"name": "input"})]

        def run(self, _outputs, _inputs):
            order.append(self.name)

    times = interleaved_milliseconds({"a": Session("a"), "b": Session("b")}, np.zeros(1), rounds=2)
    assert order == ["a", "b"] * 5  # three rounds warm up
    assert set(times) == {"a", "b"}


def test_bundle_keeps_the_config_but_not_the_float_models_scores(graphs, tmp_path):
    source = tmp_path / "plate-segment"
    source.mkdir()
    config = {"schema": 1, "id": "plate-segment", "role": "segment", "family": "mask", "scores": [{"dataset": "old"}]}
    (source / "config.yaml").write_text(yaml.safe_dump({**config, "description": "Masks", "threshold": 0.5}))
    write_bundle(version(5, 90.0, path=graphs["static"]), source, tmp_path / "Small")
    written = yaml.safe_load((tmp_path / "Small/config.yaml").read_text())
    assert (written["id"], written["description"], written["threshold"]) == ("small", "Masks, int8", 0.5)
    assert [score["dataset"] for score in written["scores"]] == ["set0"]
    assert (tmp_path / "Small/model.onnx").read_bytes() == graphs["static"].read_bytes()
    with pytest.raises(FileExistsError, match="wanted a folder without a model"):
        write_bundle(version(5, 90.0, path=graphs["static"]), source, tmp_path / "Small")


def test_table_shows_what_is_lost_and_how_many_were_asked(graphs):
    lines = table([version(10, 90.0, path=graphs["float"]), version(5, 89.5, path=graphs["static"])]).splitlines()
    assert "10.00 ms (×1.00)" in lines[0]
    assert "5.00 ms (×0.50)" in lines[1]
    assert "89.50 (-0.50, n 200)" in lines[1]
