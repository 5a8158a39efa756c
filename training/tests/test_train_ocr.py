"""A short training lowers the loss, stops when told to, resumes exactly and exports faithfully."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml

from platekit_train.models.ocr import PAD_INDEX, PlateReader, decode_ctc, decode_slots, encode_slots
from platekit_train.models.tiny import TinyReader
from platekit_train.reader import train as ocr_training
from platekit_train.reader.export import HEADS, MAX_PARITY_ERROR, export_head, load_reader, open_session, save_half
from platekit_train.reader.losses import CentreLoss, CtcLoss, MaskLoss, OcrLosses, RowLoss, SlotLoss, StepLoss
from platekit_train.reader.reading_score import ReadingSet, score_readings, wilson
from platekit_train.reader.train import OcrRun, Training, load_run, train
from platekit_train.synth.crop import CropBatch

TRAINING = Path(__file__).parent.parent
LOSSES = {
    "plate-ocr": OcrLosses(slots=SlotLoss()),
    "plate-ocr-tiny": OcrLosses(steps=StepLoss(until=30), rows=RowLoss(), mask=MaskLoss(), centre=CentreLoss(start=2)),
}


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def small_run(folder, network, **changes):
    run = OcrRun(
        "test", network=network, losses=LOSSES[network], steps=8, batch=6, warmup=5, decay=5, precision="fp32",
        workers=0, save_every=1000, check_samples=8, runs_dir=folder,
    )  # fmt: skip
    return replace(run, **changes)


def logged(folder):
    return [json.loads(line) for line in (folder / "metrics.jsonl").read_text().splitlines()]


def assert_same(left, right):
    for name, value in left.state_dict().items():
        assert torch.equal(value, right.state_dict()[name]), name


@pytest.mark.parametrize("network", LOSSES)
def test_fifty_steps_lower_the_loss(tmp_path, network):
    training = train(small_run(tmp_path, network, steps=50, batch=4))
    ctc = [record["ctc"] for record in logged(training.folder) if "ctc" in record]
    assert ctc[-1] < 0.8 * ctc[0]
    assert {path.name for path in training.folder.iterdir()} >= {"best.pt", "weights.pt", "checkpoint.pt", "curves.png"}


@pytest.mark.parametrize("network", LOSSES)
def test_resumed_run_ends_with_the_weights_of_an_uncut_one(tmp_path, network):
    whole = train(small_run(tmp_path / "whole", network))
    train(small_run(tmp_path / "cut", network), until=3)
    resumed = train(small_run(tmp_path / "cut", network))
    assert_same(whole.model, resumed.model)
    assert_same(whole.average.model, resumed.average.model)


def test_a_run_told_to_stop_saves_and_goes_on_to_the_same_weights(tmp_path):
    config = {
        "name": "test", "network": "plate-ocr-tiny", "steps": 16, "batch": 6, "precision": "fp32", "workers": 1,
        "losses": {"mask": {"kind": "tversky"}}, "check_samples": 4, "eval_every": 100, "save_every": 1,
    }  # fmt: skip
    for name in ("whole", "cut"):
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump({**config, "runs_dir": str(tmp_path / name)}))
    whole = train(replace(load_run(tmp_path / "whole.yaml"), workers=0))
    command = [sys.executable, "-m", "platekit_train.reader.train", str(tmp_path / "cut.yaml")]
    first = subprocess.Popen(command, cwd=TRAINING, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    _wait_for(tmp_path / "cut/test/checkpoint.pt", first)
    first.send_signal(signal.SIGTERM)
    output = first.communicate(timeout=60)[0]
    assert first.returncode == 128 + signal.SIGTERM
    assert "run again to go on" in output
    stopped_at = torch.load(tmp_path / "cut/test/checkpoint.pt", weights_only=True)["step"]
    assert 0 < stopped_at < 16
    resumed = train(replace(load_run(tmp_path / "cut.yaml"), workers=0))
    assert_same(whole.model, resumed.model)
    assert_same(whole.average.model, resumed.average.model)


def _wait_for(path, process):
    until = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.005)


def test_periodic_and_best_weights_are_kept(tmp_path):
    training = train(small_run(tmp_path, "plate-ocr-tiny", steps=4, keep_every=2, eval_every=2))
    assert (training.folder / "weights-2.pt").exists()
    assert (training.folder / "weights-4.pt").exists()
    scores = [record["scores"]["ctc"]["held-out"][0] for record in logged(training.folder) if "scores" in record]
    assert len(scores) == 2
    assert training.best == max(scores)


def test_best_weights_outlive_a_worse_check_and_a_resume(tmp_path, monkeypatch):
    scores = iter([50.0, 40.0, 45.0])
    monkeypatch.setattr(ocr_training, "evaluate", lambda *_: {"ctc": {"held-out": [next(scores), 0.0, 1]}})
    held_out = ReadingSet("held-out", np.zeros((1, 64, 128), np.uint8), ("A",))
    run = small_run(tmp_path, "plate-ocr-tiny")
    training = Training(run)
    training.save()
    training.check(held_out, ())
    best = (training.folder / "best.pt").read_bytes()
    next(training.average.model.parameters()).data += 1
    training.check(held_out, ())
    training.save()
    resumed = Training(run)
    resumed.check(held_out, ())
    assert resumed.best == 50
    assert (training.folder / "best.pt").read_bytes() == best


def test_float16_scales_its_loss_and_learns(tmp_path):
    training = train(small_run(tmp_path, "plate-ocr-tiny", steps=3, precision="fp16"))
    assert training.precision.scaler.get_scale() > 1
    assert all(torch.isfinite(value).all() for value in training.model.state_dict().values())


@pytest.mark.parametrize("kind", ["ctc", "focal_ctc"])
def test_either_ctc_loss_trains(tmp_path, kind):
    losses = OcrLosses(ctc=CtcLoss(kind), mask=MaskLoss("tversky", 1.5))
    training = train(small_run(tmp_path, "plate-ocr-tiny", steps=2, losses=losses))
    assert training.step == 2


def test_samples_without_character_boxes_are_left_out_of_the_losses_that_need_them(tmp_path):
    training = train(small_run(tmp_path, "plate-ocr-tiny", steps=1))
    batch = CropBatch(np.zeros((2, 64, 128), np.uint8), ["A", "B"], [np.full((1, 4), np.nan, np.float32)] * 2)
    losses = training.learn(batch)
    assert losses["mask"] == losses["steps"] == losses["rows"] == 0
    assert np.isfinite(losses["ctc"])


@pytest.mark.parametrize("head", HEADS)
def test_export_matches_pytorch(tmp_path, head):
    torch.manual_seed(0)
    save_half(PlateReader(), tmp_path / "ocr.pt")
    path = tmp_path / "model.onnx"
    assert export_head(load_reader(tmp_path / "ocr.pt"), head, path) <= MAX_PARITY_ERROR
    session = open_session(path)
    output = session.run(["plate"], {"input": np.zeros((2, 64, 128, 1), np.uint8)})[0]
    assert output.shape == {"ctc": (2, 64, 37), "slots": (2, 10, 37)}[head]
    assert path.stat().st_size < 3_000_000


def test_half_weights_can_be_continued_from(tmp_path):
    reader = PlateReader().eval()
    save_half(reader, tmp_path / "ocr.pt")
    again = load_reader(tmp_path / "ocr.pt")
    assert torch.allclose(reader.slots.query, again.slots.query, atol=1e-3)


def test_tiny_reader_is_small_and_reads_in_32_steps():
    reader = TinyReader().eval()
    deployed = sum(p.numel() for name, p in reader.named_parameters() if not name.startswith("mask"))
    assert deployed < 135_000
    assert reader(torch.zeros(2, 64, 128, 1, dtype=torch.uint8)).shape == (2, 32, 37)


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


@pytest.mark.parametrize("name", ["ocr", "ocr-tiny"])
def test_shipped_recipes_can_be_read(name):
    assert load_run(TRAINING / f"configs/{name}.yaml").name == name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name: x\nsteps: 1\nspeed: 3\n", r"missing keys \[\], unknown keys \['speed'\]"),
        ("name: x\n", r"missing keys \['steps'\]"),
        ("name: x\nsteps: many\n", "steps must be of type int, got 'many'"),
        (
            "name: x\nsteps: 1\nlosses: {slots: {kind: guess}}\n",
            "slots must be one of cross_entropy, focal, got 'guess'",
        ),
        ("name: x\nsteps: 1\nlosses: {slots: {smooth: 1}}\n", r"unknown keys \['smooth'\] in losses.slots"),
        ("name: x\nsteps: 1\nlosses: {mask: {}}\n", "losses of this network are ctc, slots, got 'mask'"),
        ("name: x\nsteps: 1\nnetwork: huge\n", "network must be one of plate-ocr, plate-ocr-tiny, got 'huge'"),
        ("name: x\nsteps: 1\nprecision: int4\n", "precision must be one of fp32, bf16, fp16, got 'int4'"),
        ("name: x\nsteps: 1\ncrop: {letter_height: [9]}\n", "crop.letter_height must be a list of 2"),
        ("- 1\n", "the file must be keys and values"),
    ],
)
def test_load_run_says_what_is_wrong_with_a_recipe(tmp_path, content, message):
    path = tmp_path / "run.yaml"
    path.write_text(content)
    with pytest.raises(ValueError, match=message):
        load_run(path)
