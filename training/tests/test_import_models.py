"""docs/import-models.md is run: its PyTorch exports and manifests, with tiny networks, through the product."""

import base64
import json
import re
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from product import needs_product, run_script
from torch import nn

from platekit_train.reader.export import open_session

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "import-models.md").read_text(encoding="utf-8")
MODELS_PAGE = (DOCS / "models.md").read_text(encoding="utf-8")


def blocks(heading, language):
    """The fenced blocks of a language below a heading."""
    section = PAGE.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


class TinyDeepLab(nn.Module):
    """Answers as torchvision's DeepLabV3 does: a dictionary of logits of the input's size."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 8, 3, 4, 1), nn.ReLU(), nn.Conv2d(8, 8, 3, 1, 2, 2), nn.ReLU())
        self.classify = nn.Conv2d(8, 1, 1)

    def forward(self, image):
        small = self.classify(self.body(image))
        return {"out": nn.functional.interpolate(small, size=image.shape[2:], mode="bilinear", align_corners=False)}


class TinyCrnn(nn.Module):
    """Convolutions, a recurrent layer, and steps first: [T, N, 37]."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 8, 3, (4, 2), 1), nn.ReLU(), nn.Conv2d(8, 16, (8, 3), (1, 2), (0, 1)))
        self.recurrent = nn.LSTM(16, 12, bidirectional=True)
        self.classify = nn.Linear(24, 37)

    def forward(self, image):
        columns = self.body(image).squeeze(2).permute(2, 0, 1)
        return self.classify(self.recurrent(columns)[0])


def deeplab_manifest():
    """The one that the page points to."""
    (found,) = re.findall(r"```yaml\n(schema: 1\nid: deeplabv3\n.*?)```", MODELS_PAGE, re.DOTALL)
    return found


def exported(heading, model, folder, monkeypatch, manifest=None):
    """Run the page's export of a model and write its manifest, the page's own where none is given."""
    (code,) = blocks(heading, "python")
    manifest = manifest or blocks(heading, "yaml")[0]
    monkeypatch.chdir(folder)
    exec(code, {"model": model.eval()})
    (folder / "config.yaml").write_text(manifest)


def answer(folder, picture):
    (folder / "picture.json").write_text(
        json.dumps(
            {
                "width": picture.shape[1],
                "height": picture.shape[0],
                "rgb": base64.b64encode(picture.tobytes()).decode(),
            }
        )
    )
    found = run_script("run_model.mts", folder, folder / "picture.json")
    return np.array(found["data"], np.float32).reshape(found["dims"])


@needs_product
@pytest.mark.filterwarnings("ignore")
def test_segmenter_goes_through_the_product(tmp_path, monkeypatch):
    torch.manual_seed(0)
    model = TinyDeepLab()
    exported("PyTorch: a segmenter", model, tmp_path, monkeypatch, deeplab_manifest())
    picture = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    # ToTensor and Normalize of torchvision, written out.
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    image = ((torch.from_numpy(picture) / 255 - mean) / std).permute(2, 0, 1)[None]
    with torch.no_grad():
        wanted = model(image)["out"].numpy()
    assert np.abs(answer(tmp_path, picture) - wanted).max() < 1e-4


@needs_product
@pytest.mark.filterwarnings("ignore")
def test_ctc_reader_goes_through_the_product(tmp_path, monkeypatch):
    torch.manual_seed(0)
    model = TinyCrnn()
    exported("PyTorch: a CTC reader", model, tmp_path, monkeypatch)
    gray = np.random.default_rng(0).integers(0, 256, (32, 100), dtype=np.uint8)
    picture = np.repeat(gray[..., None], 3, axis=2)
    with torch.no_grad():
        wanted = model((torch.from_numpy(gray)[None, None].float() - 127.5) / 127.5).transpose(0, 1).numpy()
    found = answer(tmp_path, picture)
    assert found.shape == (1, 25, 37)
    assert np.abs(found - wanted).max() < 1e-4


@needs_product
@pytest.mark.filterwarnings("ignore")
def test_steps_first_is_refused_with_both_shapes(tmp_path, monkeypatch):
    (code,), (manifest,) = blocks("PyTorch: a CTC reader", "python"), blocks("PyTorch: a CTC reader", "yaml")
    monkeypatch.chdir(tmp_path)
    exec(code.replace(".transpose(0, 1)", ""), {"model": TinyCrnn().eval()})
    (tmp_path / "config.yaml").write_text(manifest)
    with pytest.raises(AssertionError, match="ERR_MODEL_SIGNATURE"):
        answer(tmp_path, np.zeros((32, 100, 3), np.uint8))


def test_byte_answers_are_made_float_ones(tmp_path, monkeypatch):
    graph = helper.make_graph(
        [
            helper.make_node("Relu", ["x"], ["y"]),
            helper.make_node("QuantizeLinear", ["y", "scale", "zero"], ["out"]),
        ],
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3])],
        [helper.make_tensor_value_info("out", TensorProto.UINT8, [1, 3])],
        [numpy_helper.from_array(np.float32(1 / 256), "scale"), numpy_helper.from_array(np.uint8(0), "zero")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(tmp_path / "model.onnx"))
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("TFLite: tinyLPR", "python")
    exec(code, {})
    (answer,) = open_session(tmp_path / "model.onnx").run(None, {"x": np.float32([[-1, 0.25, 0.5]])})
    assert answer.dtype == np.float32
    assert answer.tolist() == [[0, 0.25, 0.5]]


@pytest.mark.filterwarnings("ignore")
def test_comparing_snippet_runs(tmp_path, monkeypatch, capsys):
    exported("PyTorch: a CTC reader", TinyCrnn(), tmp_path, monkeypatch)
    (code,) = blocks("Is it the same model?", "python")
    exec(code, {})
    assert "(1, 25, 37) float32" in capsys.readouterr().out
