import json
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from math import log
from pathlib import Path

import pytest
import torch
import yaml

from platekit_train.models.segment import PlateSegmenter, SegmenterSize
from platekit_train.scenes.batches import scene_batches
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.average import mean_weights
from platekit_train.segmenter.export import BytesToMask, export_onnx, manifest, parity_error
from platekit_train.segmenter.losses import LOSSES
from platekit_train.segmenter.recipe import load_recipe, rate_at
from platekit_train.segmenter.train import SegmentTrainer, train

CONFIG = Path(__file__).parent.parent / "configs/segment.yaml"
TINY = replace(
    load_recipe(CONFIG), size=64, batch=4, steps=20, warmup=2, decay=5, workers=0, log_every=1, check_every=10,
    check_samples=4, rate=0.01, precision="fp32", threads=1,
)  # fmt: skip
CPU = torch.device("cpu")


@pytest.mark.parametrize("shape", [(1, 3, 64, 96), (2, 3, 32, 32)])
def test_logits_have_the_size_of_the_picture(shape):
    logits = PlateSegmenter().eval()(torch.zeros(shape))
    assert logits.shape == (shape[0], 1, *shape[2:])


def test_size_stays_within_the_budget():
    assert sum(p.numel() for p in PlateSegmenter().parameters()) < 500_000


@pytest.mark.parametrize("name", LOSSES)
def test_loss_prefers_the_right_mask(name):
    target = torch.zeros(2, 1, 16, 16)
    target[0, :, 4:8, 3:12] = 1
    trust = torch.ones_like(target)
    right, wrong = 8 * (target - 0.5), torch.zeros_like(target)
    assert LOSSES[name](right, target, trust) < 0.5 * LOSSES[name](wrong, target, trust)


@pytest.mark.parametrize("name", LOSSES)
def test_loss_ignores_what_is_not_trusted(name):
    target = torch.zeros(1, 1, 16, 16)
    target[..., 4:8, 3:12] = 1
    trust = torch.ones_like(target)
    trust[..., 12:, :] = 0
    logits = torch.randn(1, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    other, elsewhere = logits.clone(), target.clone()
    other[..., 12:, :] = 5.0
    elsewhere[..., 15, :] = 1  # far enough from what is trusted not to be the edge of anything there
    assert LOSSES[name](logits, target, trust) == pytest.approx(float(LOSSES[name](other, elsewhere, trust)))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        # Logits 0, so p = 1/2 everywhere, on 1×4 pixels of which the first is plate.
        # Cross entropy ln 2. Dice with squares and 10 pixels of smoothing: 1 - (2·1/2 + 10) / (4·1/4 + 1 + 10) = 1/12.
        ("bce_dice", 0.6 * log(2) + 0.4 / 12),
        ("bce_plus_dice", log(2) + 1 / 12),
        # Focal: 4 pixels of (1/2)²·ln 2 over 100, the least number of plate pixels that counts.
        ("focal", log(2) / 100),
        ("focal_dice", log(2) / 100 + 1 / 12),
    ],
)
def test_losses_of_an_undecided_mask(name, wanted):
    target = torch.tensor([1.0, 0.0, 0.0, 0.0]).reshape(1, 1, 1, 4)
    assert float(LOSSES[name](torch.zeros_like(target), target, torch.ones_like(target))) == pytest.approx(wanted)


def test_edge_loss_counts_four_times_within_two_pixels_of_the_edge():
    # The last of four pixels is far from the edge and surely right: cross entropy (12·ln 2 + 0) / 13.
    # Dice: 1 - (2·1/2 + 10) / (3·1/4 + 1 + 10) = 0.75 / 11.75.
    target = torch.tensor([1.0, 0.0, 0.0, 0.0]).reshape(1, 1, 1, 4)
    logits = torch.tensor([0.0, 0.0, 0.0, -40.0]).reshape(1, 1, 1, 4)
    loss = LOSSES["edge_bce_dice"](logits, target, torch.ones_like(target))
    assert float(loss) == pytest.approx(0.6 * 12 / 13 * log(2) + 0.4 * 0.75 / 11.75)


def test_lovasz_weighs_an_error_by_the_overlap_it_costs():
    # Plate at logit 2 (right by more than 1), ground at -1 (just right) and 1/2: hinge error 1.5.
    # That error alone takes the overlap from 1 to 1/2: 1.5·1/2.
    target = torch.tensor([1.0, 0.0, 0.0]).reshape(1, 1, 1, 3)
    logits = torch.tensor([2.0, -1.0, 0.5]).reshape(1, 1, 1, 3)
    assert float(LOSSES["lovasz"](logits, target, torch.ones_like(target))) == pytest.approx(0.75)


def test_rate_warms_up_stays_and_falls():
    recipe = replace(TINY, steps=100, warmup=10, decay=20, rate=1.0)
    assert rate_at(recipe, 0) == pytest.approx(0.1)
    assert rate_at(recipe, 50) == 1.0
    assert rate_at(recipe, 90) == pytest.approx(0.5)
    assert rate_at(recipe, 99) < 0.02


def test_fifty_steps_lower_the_loss():
    trainer = SegmentTrainer(replace(TINY, warmup=1, steps=60), CPU)
    samples = SceneSamples(seed=1, size=64, shelf=PhotoShelf())
    batches = list(scene_batches(samples, batch=4, first_step=0, steps=5, workers=0))
    losses = [trainer.train_step(batch) for batch in batches * 10]
    assert sum(losses[-5:]) < 0.9 * sum(losses[:5])


def test_a_frozen_encoder_stays_as_it_is():
    trainer = SegmentTrainer(replace(TINY, freeze_encoder=True), CPU)
    before = {name: value.clone() for name, value in trainer.model.state_dict().items()}
    samples = SceneSamples(seed=1, size=64, shelf=PhotoShelf())
    for batch in scene_batches(samples, batch=4, first_step=0, steps=2, workers=0):
        trainer.train_step(batch)
    after = trainer.model.state_dict()
    changed = {name.split(".")[0] for name, value in before.items() if not torch.equal(value, after[name])}
    assert changed == {"context", "laterals", "merges", "head"}


def test_float16_scales_its_loss_and_learns():
    trainer = SegmentTrainer(replace(TINY, precision="fp16"), CPU)
    samples = SceneSamples(seed=1, size=64, shelf=PhotoShelf())
    (batch,) = scene_batches(samples, batch=4, first_step=0, steps=1, workers=0)
    trainer.train_step(batch)
    assert trainer.state()["scaler"]["scale"] > 1
    assert all(torch.isfinite(value).all() for value in trainer.model.state_dict().values())


def test_a_run_told_to_stop_saves_and_goes_on_to_the_same_weights(tmp_path):
    recipe = replace(TINY, check_every=5, keep_every=5)
    whole = train(recipe, PhotoShelf(), tmp_path / "whole", CPU)
    (tmp_path / "recipe.yaml").write_text(yaml.safe_dump({**asdict(recipe), "workers": 1}))
    cut = tmp_path / "cut"
    command = [sys.executable, "-m", "platekit_train.segmenter.train", "--config", str(tmp_path / "recipe.yaml")]
    first = subprocess.Popen(
        [*command, "--out", str(cut), "--device", "cpu"], cwd=CONFIG.parent.parent, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    _wait_for(cut / "checkpoint.pt", first)
    first.send_signal(signal.SIGTERM)
    output = first.communicate(timeout=60)[0]
    assert first.returncode == 128 + signal.SIGTERM
    assert "run again to go on" in output
    assert 0 < torch.load(cut / "checkpoint.pt", weights_only=True)["step"] < recipe.steps
    resumed = train(recipe, PhotoShelf(), cut, CPU)
    for key in ("model", "averaged"):
        for left, right in zip(whole.state()[key].values(), resumed.state()[key].values(), strict=True):
            torch.testing.assert_close(left, right, rtol=0, atol=0)
    assert whole.best == resumed.best
    files = {path.name for path in cut.iterdir()}
    assert files >= {"best.pt", "averaged.pt", "averaged-5.pt", "averaged-20.pt", "curves.png"}
    scores = [line["iou"] for line in map(json.loads, (cut / "metrics.jsonl").open()) if "iou" in line]
    assert max(scores) == pytest.approx(resumed.best, abs=1e-4)


def _wait_for(path, process):
    until = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.005)


def test_export_agrees_with_pytorch_at_other_sizes(tmp_path):
    torch.manual_seed(0)
    segmenter = PlateSegmenter(SegmenterSize(stages=(8, 8, 8, 8), depths=(1, 1, 1, 1), decoder=8)).eval()
    path = tmp_path / "model.onnx"
    assert export_onnx(segmenter, path) <= 1e-4
    assert parity_error(BytesToMask(segmenter), path) <= 1e-4
    assert not list(tmp_path.glob("*.part"))
    content = manifest(path, [])
    assert len(content["model"]["sha256"]) == 64
    assert content["input"]["multipleOf"] == 32


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"size": 70}, "multiple of 32"),
        ({"loss": "guess"}, "must be one of"),
        ({"batch": 0}, "must be positive"),
        ({"precision": "int4"}, "precision must be one of"),
    ],
)
def test_impossible_recipes_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        replace(TINY, **change)


def test_unknown_and_missing_keys_are_named(tmp_path):
    content = yaml.safe_load(CONFIG.read_text())
    del content["seed"]
    path = tmp_path / "recipe.yaml"
    path.write_text(yaml.safe_dump({**content, "sead": 1}))
    with pytest.raises(ValueError, match=r"missing keys \['seed'\], unknown keys \['sead'\]"):
        load_recipe(path)


def test_mean_weights_is_the_mean_and_refuses_strangers():
    mean = mean_weights([{"a": torch.tensor([1.0])}, {"a": torch.tensor([3.0])}])
    assert mean["a"].tolist() == [2.0]
    with pytest.raises(ValueError, match="names must be equal"):
        mean_weights([{"a": torch.ones(1)}, {"b": torch.ones(1)}])
