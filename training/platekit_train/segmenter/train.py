"""Train the segmenter: `python -m platekit_train.segmenter.train --data DIR --out runs/segment`.

Without --data every scene is drawn. A run that finds a checkpoint in its folder goes on from it,
and ends with the same weights as an uninterrupted one. Ctrl-C and SIGTERM finish the step, save and stop.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import torch
from torch import Tensor, nn
from tqdm import tqdm

from platekit_train.models.segment import PlateSegmenter
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.run.curves import draw_curves
from platekit_train.run.ema import MovingAverage
from platekit_train.run.metrics_log import log_metrics, open_metrics
from platekit_train.run.mixed_precision import MixedPrecision
from platekit_train.run.stop_signal import StopSignal
from platekit_train.scenes.batches import Batch, scene_batches
from platekit_train.scenes.photos import PhotoShelf, load_photos
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.doubtful import read_doubts
from platekit_train.segmenter.losses import LOSSES
from platekit_train.segmenter.recipe import SegmentRecipe, load_recipe, rate_at

CHECK_SEED_OFFSET = 1_000_003
"""Added to the seed for held-out drawn scenes."""


class SegmentTrainer:
    """Model, averaged model and optimiser of one run, and the step they stand at."""

    def __init__(self, recipe: SegmentRecipe, device: torch.device):
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(recipe.threads)
        self.recipe, self.device, self.step, self.best = recipe, device, 0, -1.0
        self.model = PlateSegmenter().to(device, memory_format=torch.channels_last)
        self._average = MovingAverage(self.model, recipe.ema)
        if recipe.freeze_encoder:
            for part in self.model.encoder:
                part.requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_parameter_groups(self.model, recipe), lr=recipe.rate)
        self._precision = MixedPrecision(recipe.precision, device)

    @property
    def averaged(self) -> PlateSegmenter:
        """The model whose weights are the moving average."""
        return self._average.model

    def train_step(self, batch: Batch) -> float:
        """One step of descent; gives the loss."""
        pictures, target, trust = to_device(batch, self.device)
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.recipe, self.step)
        self.model.train()
        if self.recipe.freeze_encoder:
            for part in self.model.encoder:
                part.eval()  # its running statistics stay too
        with self._precision.forward():
            logits = self.model(pictures)
        loss = LOSSES[self.recipe.loss](logits.float(), target, trust)
        self._precision.descend(loss, self.optimiser, self.model, self.recipe.clip)
        self._average.update(self.model, self.step + 1)
        self.step += 1
        return float(loss.detach())

    def state(self) -> dict:
        """Everything that a resumed run needs."""
        return {
            "step": self.step,
            "best": self.best,
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "scaler": self._precision.scaler.state_dict(),
            "recipe": asdict(self.recipe),
        }

    def restore(self, state: dict) -> None:
        """Take over the state of an earlier run."""
        self.step, self.best = state["step"], state["best"]
        self.model.load_state_dict(state["model"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])
        self._precision.scaler.load_state_dict(state["scaler"])

    def start_from(self, weights: Path) -> None:
        """Begin with the weights of another run, at step 0."""
        state = load_checkpoint(weights)
        self.model.load_state_dict(state)
        self.averaged.load_state_dict(state)


def to_device(batch: Batch, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """Bytes to what network and loss want: [N, 3, H, W] in 0..255, and two [N, 1, H, W]."""
    pictures, target, trust = (part.to(device, non_blocking=True) for part in batch)
    images = pictures.permute(0, 3, 1, 2).float().contiguous(memory_format=torch.channels_last)
    return images, target[:, None].float() / 255, trust[:, None].float()


@torch.no_grad()
def mean_scores(model: nn.Module, batches: list[Batch], device: torch.device) -> dict[str, float]:
    """IoU and Dice at one half, over all trusted pixels of the batches."""
    shared = union = predicted = wanted = 0.0
    for batch in batches:
        pictures, target, trust = to_device(batch, device)
        mask, truth = (model(pictures) > 0) & (trust > 0), (target > 0.5) & (trust > 0)
        shared += float((mask & truth).sum())
        union += float((mask | truth).sum())
        predicted += float(mask.sum())
        wanted += float(truth.sum())
    return {"iou": shared / max(union, 1.0), "dice": 2 * shared / max(predicted + wanted, 1.0)}


def train(
    recipe: SegmentRecipe, shelf: PhotoShelf, out: Path, device: torch.device, start: Path | None = None
) -> SegmentTrainer:
    """Train until the recipe's last step or a stop signal, with checkpoints and metrics.jsonl in `out`."""
    open_metrics(out)
    trainer = SegmentTrainer(recipe, device)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.restore(load_checkpoint(checkpoint))
    elif start is not None:
        trainer.start_from(start)
    with StopSignal() as stop:
        _descend(trainer, shelf, out, stop)
    save_checkpoint(checkpoint, trainer.state())
    draw_curves(out)
    if stop.asked:
        print(f"stopped at step {trainer.step} of {recipe.steps}; run again to go on")
        raise SystemExit(128 + stop.asked)
    return trainer


def _descend(trainer: SegmentTrainer, shelf: PhotoShelf, out: Path, stop: StopSignal) -> None:
    recipe, held_out = trainer.recipe, _held_out(trainer.recipe)
    batches = scene_batches(
        SceneSamples(recipe.seed, recipe.size, shelf),
        batch=recipe.batch, first_step=trainer.step, steps=recipe.steps, workers=recipe.workers,
    )  # fmt: skip
    began, running = time.time(), 0.0
    bar = tqdm(batches, initial=trainer.step, total=recipe.steps, mininterval=5)
    for count, batch in enumerate(bar, start=1):
        loss = trainer.train_step(batch)
        running = loss if count == 1 else 0.98 * running + 0.02 * loss
        if trainer.step % recipe.log_every == 0:
            bar.set_postfix(loss=f"{running:.4f}")
            speed = count * recipe.batch / (time.time() - began)
            rate = rate_at(recipe, trainer.step)
            log_metrics(out, step=trainer.step, loss=running, rate=rate, samples_per_second=speed)
        if trainer.step % recipe.check_every == 0 or trainer.step == recipe.steps:
            _check(trainer, held_out, out)
        if recipe.keep_every and trainer.step % recipe.keep_every == 0:
            save_checkpoint(out / f"averaged-{trainer.step}.pt", trainer.averaged.state_dict())
        if stop.asked:
            break


def _check(trainer: SegmentTrainer, held_out: list[Batch], out: Path) -> None:
    """Measure and save; the weights with the best IoU on held-out scenes stay as best.pt."""
    scores = mean_scores(trainer.averaged, held_out, trainer.device)
    log_metrics(out, step=trainer.step, **scores)
    if scores["iou"] > trainer.best:
        trainer.best = scores["iou"]
        save_checkpoint(out / "best.pt", trainer.averaged.state_dict())
    save_checkpoint(out / "checkpoint.pt", trainer.state())
    save_checkpoint(out / "averaged.pt", trainer.averaged.state_dict())


def _held_out(recipe: SegmentRecipe) -> list[Batch]:
    samples = SceneSamples(recipe.seed + CHECK_SEED_OFFSET, recipe.size, PhotoShelf())
    steps = max(1, recipe.check_samples // recipe.batch)
    batches = scene_batches(samples, batch=recipe.batch, first_step=0, steps=steps, workers=0)
    return list(batches)


def _parameter_groups(model: nn.Module, recipe: SegmentRecipe) -> list[dict]:
    """What is trained; weight decay on convolution kernels only."""
    trained = [p for p in model.parameters() if p.requires_grad]
    return [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
    ]


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("configs/segment.yaml"))
    parser.add_argument("--data", type=Path, default=None, help="folder with train/; omitted: drawn scenes only")
    parser.add_argument("--doubtful", type=Path, default=None, help="CSV of unlabelled plates, from segmenter.doubtful")
    parser.add_argument("--out", type=Path, default=Path("runs/segment"))
    parser.add_argument("--start", type=Path, default=None, help="weights to begin with, e.g. weights/segment.pt")
    parser.add_argument("--steps", type=int, default=None, help="overrides the recipe")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    recipe = load_recipe(args.config)
    if args.steps is not None:
        recipe = replace(recipe, steps=args.steps)
    cv2.setNumThreads(1)
    doubts = read_doubts(args.doubtful) if args.doubtful else None
    train(recipe, load_photos(args.data, doubts), args.out, torch.device(args.device), args.start)


if __name__ == "__main__":
    main()
