"""A short training lowers the loss, resumes exactly and exports faithfully."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from platekit_train.export_ocr import HEADS, MAX_PARITY_ERROR, export_head, load_reader, open_session, save_half
from platekit_train.models.ocr import PAD_INDEX, PlateReader, decode_ctc, decode_slots, encode_slots
from platekit_train.reading_score import score_readings, wilson
from platekit_train.train_ocr import OcrRun, load_run, train


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def small_run(folder, **changes):
    run = OcrRun(
        "test", steps=30, batch=12, warmup=5, decay=5, precision="fp32", workers=0, save_every=1000, runs_dir=folder
    )
    return replace(run, **changes)


def losses(training):
    lines = (training.folder / "metrics.jsonl").read_text().splitlines()
    return [record["ctc"] + record["slots"] for record in map(json.loads, lines) if "ctc" in record]


def test_thirty_steps_lower_the_loss(tmp_path):
    training = train(small_run(tmp_path, steps=40))
    first, last = losses(training)
    assert last < first


def test_resumed_run_ends_with_the_weights_of_an_uncut_one(tmp_path):
    whole = train(small_run(tmp_path / "whole", steps=8))
    train(small_run(tmp_path / "cut", steps=8), until=3)
    resumed = train(small_run(tmp_path / "cut", steps=8))
    for name, value in whole.model.state_dict().items():
        assert torch.equal(value, resumed.model.state_dict()[name]), name
    for name, value in whole.average.model.state_dict().items():
        assert torch.equal(value, resumed.average.model.state_dict()[name]), name


@pytest.mark.parametrize("head", HEADS)
def test_export_matches_pytorch(tmp_path, head):
    torch.manual_seed(0)
    path = tmp_path / "model.onnx"
    assert export_head(PlateReader().eval(), head, path) <= MAX_PARITY_ERROR
    session = open_session(path)
    output = session.run(["plate"], {"input": np.zeros((2, 64, 128, 1), np.uint8)})[0]
    assert output.shape == {"ctc": (2, 32, 37), "slots": (2, 10, 37)}[head]
    assert path.stat().st_size < 3_000_000


def test_half_weights_can_be_continued_from(tmp_path):
    reader = PlateReader().eval()
    save_half(reader, tmp_path / "ocr.pt")
    again = load_reader(tmp_path / "ocr.pt")
    assert torch.allclose(reader.slots.query, again.slots.query, atol=1e-3)


def test_decode_ctc_joins_repeats_and_drops_blanks():
    path = torch.tensor([10, 10, PAD_INDEX, 10, 1, PAD_INDEX])
    logits = torch.nn.functional.one_hot(path, 37)[None].float()
    assert decode_ctc(logits) == ["AA1"]


def test_encode_slots_round_trip_and_limit():
    codes = encode_slots(["AB1", ""])
    assert decode_slots(torch.nn.functional.one_hot(codes, 37)) == ["AB1", ""]
    with pytest.raises(ValueError, match="wanted at most 10"):
        encode_slots(["A" * 11])


def test_score_counts_strict_and_folded():
    score = score_readings(("AO1", "B2"), ["A01", "B2"])
    assert (score.strict, score.folded, score.count) == (1, 2, 2)
    with pytest.raises(ValueError, match="Cannot score"):
        score_readings(("A",), [])


def test_wilson_of_a_half():
    low, high = wilson(50, 100)
    assert low == pytest.approx(40.4, abs=0.1)
    assert high == pytest.approx(59.6, abs=0.1)


def test_load_run_rejects_an_unknown_key(tmp_path):
    path = tmp_path / "run.yaml"
    path.write_text("name: x\nsteps: 1\nspeed: 3\n")
    with pytest.raises(ValueError, match="got \\['speed'\\]"):
        load_run(path)
