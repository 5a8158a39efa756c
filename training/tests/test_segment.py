from dataclasses import replace
from pathlib import Path

import pytest
import torch
import yaml

from platekit_train.average_segment import mean_weights
from platekit_train.export_segment import BytesToMask, export_onnx, manifest, parity_error
from platekit_train.models.segment import PlateSegmenter, SegmenterSize
from platekit_train.scenes.batches import scene_batches
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segment_losses import LOSSES
from platekit_train.segment_recipe import load_recipe, rate_at
from platekit_train.train_segment import SegmentTrainer, train

CONFIG = Path(__file__).parent.parent / "configs/segment.yaml"
TINY = replace(
    load_recipe(CONFIG), size=64, batch=4, steps=20, warmup=2, decay=5, workers=0, log_every=1, check_every=10,
    check_samples=4, rate=0.01, bfloat16=False, threads=1,
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
    other = logits.clone()
    other[..., 12:, :] = 5.0
    assert LOSSES[name](logits, target, trust) == pytest.approx(float(LOSSES[name](other, target, trust)))


def test_rate_warms_up_stays_and_falls():
    recipe = replace(TINY, steps=100, warmup=10, decay=20, rate=1.0)
    assert rate_at(recipe, 0) == pytest.approx(0.1)
    assert rate_at(recipe, 50) == 1.0
    assert rate_at(recipe, 90) == pytest.approx(0.5)
    assert rate_at(recipe, 99) < 0.02


def test_twenty_steps_lower_the_loss():
    trainer = SegmentTrainer(replace(TINY, warmup=1), CPU)
    samples = SceneSamples(seed=1, size=64, shelf=PhotoShelf())
    (batch,) = scene_batches(samples, batch=4, first_step=0, steps=1, workers=0)
    losses = [trainer.train_step(batch) for _ in range(20)]
    assert losses[-1] < 0.9 * losses[0]


def test_a_resumed_run_ends_with_the_same_weights(tmp_path):
    whole = train(TINY, PhotoShelf(), tmp_path / "whole", CPU)
    half = tmp_path / "half"
    stopped = _Stop(after=10)
    with pytest.raises(KeyboardInterrupt):
        stopped.train(half)
    resumed = train(TINY, PhotoShelf(), half, CPU)
    for left, right in zip(whole.state()["averaged"].values(), resumed.state()["averaged"].values(), strict=True):
        torch.testing.assert_close(left, right, rtol=0, atol=0)


class _Stop:
    """Breaks a run off right after the step that writes a checkpoint."""

    def __init__(self, after):
        self.after = after

    def train(self, folder):
        from platekit_train import train_segment

        original = train_segment.SegmentTrainer.train_step

        def step(trainer, batch):
            if trainer.step == self.after:
                raise KeyboardInterrupt
            return original(trainer, batch)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(train_segment.SegmentTrainer, "train_step", step)
            train(TINY, PhotoShelf(), folder, CPU)


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
    [({"size": 70}, "multiple of 32"), ({"loss": "guess"}, "must be one of"), ({"batch": 0}, "must be positive")],
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
