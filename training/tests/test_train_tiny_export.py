"""The tiny reader's bundle answers as PyTorch does, is small, and is what the TypeScript side asks for."""

import numpy as np
import pytest
import torch
import yaml

from platekit_train.models.tiny import TinyReader
from platekit_train.reader.card_tiny import model_card
from platekit_train.reader.export import MAX_PARITY_ERROR, open_session, write_bundle
from platekit_train.reader.export_tiny import TinyGraph, load_tiny, save_half
from platekit_train.reader.reading_score import ReadingSet


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "plate-ocr-tiny"
    torch.set_num_threads(1)
    torch.manual_seed(0)
    save_half(TinyReader(), folder.parent / "ocr-tiny.pt")
    sets = [ReadingSet("gray", np.full((3, 64, 128), 90, np.uint8), ("", "A1", "B2"))]
    reader = load_tiny(folder.parent / "ocr-tiny.pt")
    write_bundle(folder, TinyGraph(reader).eval(), sets, lambda *facts: model_card(*facts, recipe="Ten steps."))
    return folder, reader


def test_it_answers_as_pytorch_does_for_any_batch(bundle):
    folder, reader = bundle
    pictures = np.random.default_rng(1).integers(0, 256, (5, 64, 128, 1), dtype=np.uint8)
    (scores,) = open_session(folder / "model.onnx").run(["plate"], {"input": pictures})
    wanted = reader(torch.from_numpy(pictures)).softmax(-1).detach().numpy()
    assert scores.shape == (5, 32, 37)
    assert np.abs(np.exp(scores) - wanted).max() <= MAX_PARITY_ERROR


def test_it_is_no_larger_than_300_kilobytes(bundle):
    assert (bundle[0] / "model.onnx").stat().st_size <= 300_000


def test_manifest_and_card_say_what_it_is(bundle):
    config = yaml.safe_load((bundle[0] / "config.yaml").read_text())
    assert (config["id"], config["family"], len(config["labels"])) == ("plate-ocr-tiny", "ctc", 36)
    assert config["output"] == {"name": "plate", "form": "log-softmax", "layout": "ntc", "blank": "last"}
    card = (bundle[0] / "README.md").read_text()
    assert "- Ten steps." in card
    assert "| gray | 3 |" in card
