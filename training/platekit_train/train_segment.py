"""Train the segmenter: `python -m platekit_train.train_segment --data DIR --out runs/segment`.

Without --data every scene is drawn. A run that finds a checkpoint in its folder goes on from it,
and ends with the same weights as an uninterrupted one.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import torch
from torch import Tensor, nn
from tqdm import tqdm

from .models.segment import PlateSegmenter
from .scenes.batches import Batch, scene_batches
from .scenes.doubtful import read_doubts
from .scenes.photos import PhotoShelf, load_photos
from .scenes.samples import SceneSamples
from .segment_losses import LOSSES
from .segment_recipe import SegmentRecipe, load_recipe, rate_at

CHECK_SEED_OFFSET = 1_000_003
"""Added to the seed for held-out drawn scenes."""


class SegmentTrainer:
    """Model, averaged model and optimiser of one run, and the step they stand at."""

    def __init__(self, recipe: SegmentRecipe, device: torch.device):
        torch.manual_seed(recipe.seed)
        self.recipe, self.device, self.step = recipe, device, 0
        self.model = PlateSegmenter().to(device, memory_format=torch.channels_last)
        self.averaged = copy.deepcopy(self.model).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_parameter_groups(self.model, recipe), lr=recipe.rate)

    def train_step(self, batch: Batch) -> float:
        """One step of descent; gives the loss."""
        pictures, target, trust = to_device(batch, self.device)
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.recipe, self.step)
        self.model.train()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.bfloat16):
            logits = self.model(pictures)
        loss = LOSSES[self.recipe.loss](logits.float(), target, trust)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        self.optimiser.step()
        self.step += 1
        self._average()
        return float(loss.detach())

    def state(self) -> dict:
        """Everything that a resumed run needs."""
        return {
            "step": self.step,
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "recipe": asdict(self.recipe),
        }

    def restore(self, state: dict) -> None:
        """Take over the state of an earlier run."""
        self.step = state["step"]
        self.model.load_state_dict(state["model"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])

    def start_from(self, weights: Path) -> None:
        """Begin with the weights of another run, at step 0."""
        state = torch.load(weights, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state)
        self.averaged.load_state_dict(state)

    @torch.no_grad()
    def _average(self) -> None:
        """Exponential moving average of weights and batch statistics; quick at the start."""
        keep = min(self.recipe.ema, (1 + self.step) / (10 + self.step))
        for mean, value in zip(self.averaged.state_dict().values(), self.model.state_dict().values(), strict=True):
            if mean.dtype.is_floating_point:
                mean.lerp_(value, 1 - keep)
            else:
                mean.copy_(value)


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
    """Train until the recipe's last step, with checkpoints and metrics.jsonl in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(recipe.threads)
    trainer = SegmentTrainer(recipe, device)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.restore(torch.load(checkpoint, map_location=device, weights_only=True))
    elif start is not None:
        trainer.start_from(start)
    held_out = _held_out(recipe)
    batches = scene_batches(
        SceneSamples(recipe.seed, recipe.size, shelf),
        batch=recipe.batch, first_step=trainer.step, steps=recipe.steps, workers=recipe.workers,
    )  # fmt: skip
    began, running = time.time(), 0.0
    with (out / "metrics.jsonl").open("a") as log:
        bar = tqdm(batches, initial=trainer.step, total=recipe.steps, mininterval=5)
        for count, batch in enumerate(bar, start=1):
            loss = trainer.train_step(batch)
            running = loss if count == 1 else 0.98 * running + 0.02 * loss
            if trainer.step % recipe.log_every == 0:
                bar.set_postfix(loss=f"{running:.4f}")
                speed = count * recipe.batch / (time.time() - began)
                _write_line(log, step=trainer.step, loss=running, samples_per_second=speed)
            if trainer.step % recipe.check_every == 0 or trainer.step == recipe.steps:
                scores = mean_scores(trainer.averaged, held_out, device)
                _write_line(log, step=trainer.step, **scores)
                _save(trainer.state(), checkpoint)
                _save(trainer.averaged.state_dict(), out / "averaged.pt")
    return trainer


def _held_out(recipe: SegmentRecipe) -> list[Batch]:
    samples = SceneSamples(recipe.seed + CHECK_SEED_OFFSET, recipe.size, PhotoShelf())
    steps = max(1, recipe.check_samples // recipe.batch)
    batches = scene_batches(samples, batch=recipe.batch, first_step=0, steps=steps, workers=0)
    return list(batches)


def _parameter_groups(model: nn.Module, recipe: SegmentRecipe) -> list[dict]:
    """Weight decay on convolution kernels only."""
    kernels = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return [
        {"params": kernels, "weight_decay": recipe.weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]


def _save(state: dict, path: Path) -> None:
    """Write next to the target, then rename: a broken run leaves the last whole file."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _write_line(log, **values: float) -> None:
    rounded = {k: round(v, 5) if isinstance(v, float) else v for k, v in values.items()}
    log.write(json.dumps(rounded) + "\n")
    log.flush()


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("configs/segment.yaml"))
    parser.add_argument("--data", type=Path, default=None, help="folder with train/; omitted: drawn scenes only")
    parser.add_argument("--doubtful", type=Path, default=None, help="CSV of unlabelled plates, from scenes.doubtful")
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
