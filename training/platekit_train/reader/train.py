"""Train a plate reader: `python -m platekit_train.reader.train configs/ocr.yaml`. Run again to resume.

Ctrl-C and SIGTERM finish the step, save and stop; the resumed run ends with the weights of an uncut one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from platekit_train.models.ocr import encode_slots
from platekit_train.reader.networks import NETWORKS, ReaderOutput, read_texts, training_output
from platekit_train.reader.reading_score import ReadingSet, add_eval_options, load_eval_sets, score_sets
from platekit_train.reader.recipe import OcrRun, load_run, rate_at
from platekit_train.reader.step_targets import row_count, step_classes, step_masks
from platekit_train.reader.stream import StreamOptions, stream_batches
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.run.curves import draw_curves
from platekit_train.run.ema import MovingAverage
from platekit_train.run.metrics_log import log_metrics, open_metrics
from platekit_train.run.mixed_precision import MixedPrecision
from platekit_train.run.stop_signal import StopSignal
from platekit_train.synth.crop import CropBatch

CHECK_SEED_OFFSET = 1_000_003
"""Added to the seed for held-out crops."""
LOG_EVERY = 20
_PLACED = ("steps", "rows", "mask")
"""Losses that need character boxes."""


def reader_losses(run: OcrRun, output: ReaderOutput, batch: CropBatch, step: int) -> dict[str, Tensor]:
    """The weighted losses of one batch, by name."""
    device, chosen = output.ctc.device, run.losses
    codes = encode_slots(batch.texts).to(device)
    lengths = torch.tensor([len(text) for text in batch.texts], device=device)
    losses = {"ctc": chosen.ctc(output.ctc, codes, lengths)}
    if chosen.slots:
        losses["slots"] = chosen.slots(output.slots, codes)
    if chosen.centre:
        losses["centre"] = chosen.centre(output.features, step)
    if any(getattr(chosen, name) for name in _PLACED):
        losses |= _placed_losses(run, output, batch, step)
    return losses


def _placed_losses(run: OcrRun, output: ReaderOutput, batch: CropBatch, step: int) -> dict[str, Tensor]:
    """The losses that need character boxes, on the samples that have them."""
    device, chosen = output.ctc.device, run.losses
    placed = [number for number, boxes in enumerate(batch.boxes) if np.isfinite(boxes).all()]
    if not placed:
        return {name: output.ctc.new_zeros(()) for name in _PLACED if getattr(chosen, name)}
    places, losses = [batch.boxes[number] for number in placed], {}
    if chosen.steps:
        classes = step_classes(places, encode_slots([batch.texts[number] for number in placed]).numpy())
        losses["steps"] = chosen.steps(output.ctc[placed], torch.from_numpy(classes).to(device), step)
    if chosen.rows:
        rows = torch.tensor([row_count(boxes) for boxes in places], device=device)
        losses["rows"] = chosen.rows(output.two_rows[placed], rows)
    if chosen.mask:
        losses["mask"] = chosen.mask(output.mask[placed], torch.from_numpy(step_masks(places)).to(device))
    return losses


class Training:
    """Model, average and optimiser of one run, with what it takes to stop and go on."""

    def __init__(self, run: OcrRun) -> None:
        torch.manual_seed(run.seed)
        torch.set_num_threads(run.threads)
        self.run = run
        self.folder = run.runs_dir / run.name
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = NETWORKS[run.network].build().to(self.device, memory_format=torch.channels_last)
        if run.init:
            state = load_checkpoint(Path(run.init))
            self.model.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in state.items()})
        self.average = MovingAverage(self.model, run.ema)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=run.lr, weight_decay=run.weight_decay, fused=True
        )
        self.precision = MixedPrecision(run.precision, self.device)
        self.step, self.best = 0, -1.0
        if self.checkpoint.exists():
            self._restore()

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def _restore(self) -> None:
        state = load_checkpoint(self.checkpoint)
        self.model.load_state_dict(state["model"])
        self.average.model.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.precision.scaler.load_state_dict(state["scaler"])
        self.step, self.best = state["step"], state["best"]

    def save(self) -> None:
        """Write the checkpoint and, beside it, the averaged weights alone."""
        state = {
            "model": self.model.state_dict(), "average": self.average.model.state_dict(),
            "optimiser": self.optimiser.state_dict(), "scaler": self.precision.scaler.state_dict(),
            "step": self.step, "best": self.best,
        }  # fmt: skip
        save_checkpoint(self.checkpoint, state)
        self.save_weights("weights.pt")

    def save_weights(self, name: str) -> None:
        """Write the averaged weights alone into the run's folder."""
        save_checkpoint(self.folder / name, self.average.model.state_dict())

    def learn(self, batch: CropBatch) -> dict[str, float]:
        """One step on one batch; returns the weighted losses by name."""
        self.model.train()
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.run, self.step)
        pictures = torch.from_numpy(batch.images).unsqueeze(-1).to(self.device)
        with self.precision.forward():
            output = training_output(self.model, pictures)
        losses = reader_losses(self.run, output, batch, self.step)
        self.precision.descend(sum(losses.values()), self.optimiser, self.model, self.run.gradient_clip)
        self.average.update(self.model, self.step)
        self.step += 1
        return {name: float(value.detach()) for name, value in losses.items()}

    @torch.no_grad()
    def read(self, images: np.ndarray, head: str) -> list[str]:
        """Texts the averaged model reads with one head from N×64×128 uint8."""
        texts: list[str] = []
        for part in np.array_split(images, max(1, len(images) // 128)):
            texts += read_texts(self.average.model, torch.from_numpy(part).unsqueeze(-1).to(self.device), head)
        return texts

    def check(self, held_out: ReadingSet, sets: Sequence[ReadingSet]) -> None:
        """Log the scores; keep the averaged weights as best.pt when they read more of the held-out crops than ever."""
        report = evaluate(self, [held_out, *sets])
        score = report[NETWORKS[self.run.network].heads[0]][held_out.name][0]
        if score > self.best:
            self.best = score
            self.save_weights("best.pt")
        self.log({"step": self.step, "scores": report})

    def log(self, record: dict) -> None:
        """Append one JSON line to metrics.jsonl."""
        log_metrics(self.folder, **record)


def evaluate(training: Training, sets: Sequence[ReadingSet]) -> dict[str, dict[str, list[float]]]:
    """Per head and set: strict and folded share in percent, and n."""
    report: dict[str, dict[str, list[float]]] = {}
    for head in NETWORKS[training.run.network].heads:
        scores = score_sets(sets, lambda images, head=head: training.read(images, head))
        report[head] = {
            name: [round(100 * s.strict / s.count, 1), round(100 * s.folded / s.count, 1), s.count]
            for name, s in scores.items()
        }
    return report


def held_out_crops(run: OcrRun) -> ReadingSet:
    """Crops of the engine that training never sees, by which the best weights are chosen."""
    options = StreamOptions(run.seed + CHECK_SEED_OFFSET, run.check_samples, run.photos, run.crop)
    (batch,) = stream_batches(options, range(1), workers=0)
    return ReadingSet("held-out", batch.images, tuple(batch.texts))


def train(run: OcrRun, sets: Sequence[ReadingSet] = (), until: int | None = None) -> Training:
    """Train to `run.steps`; stop early after step `until`, or when a stop signal comes."""
    training = Training(run)
    open_metrics(training.folder)
    with StopSignal() as stop:
        held_out = held_out_crops(run)
        _descend(training, min(run.steps, until or run.steps), stop, (held_out, sets))
    training.save()
    draw_curves(training.folder)
    if stop.asked:
        print(f"stopped at step {training.step} of {run.steps}; run again to go on")
        raise SystemExit(128 + stop.asked)
    return training


def _descend(training: Training, last: int, stop: StopSignal, checks: tuple[ReadingSet, Sequence[ReadingSet]]) -> None:
    run = training.run
    options = StreamOptions(run.seed, run.batch, run.photos, run.crop)
    bar = tqdm(total=last, initial=training.step, unit="step", mininterval=5)
    with closing(stream_batches(options, range(training.step, last), run.workers)) as batches:
        for batch in batches:
            losses = training.learn(batch)
            bar.update()
            if training.step == 1 or training.step % LOG_EVERY == 0:
                bar.set_postfix({name: f"{value:.3f}" for name, value in losses.items()})
                training.log({"step": training.step, **losses, "lr": rate_at(run, training.step)})
            if training.step % run.eval_every == 0 or training.step == run.steps:
                training.check(*checks)
            if training.step % run.save_every == 0:
                training.save()
            if run.keep_every and training.step % run.keep_every == 0:
                training.save_weights(f"weights-{training.step}.pt")
            if stop.asked:
                break
    bar.close()


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument(
        "--photos", type=Path, help="folder of photos without readable plates, for surroundings and empty samples"
    )
    add_eval_options(parser)
    arguments = parser.parse_args()
    run = load_run(arguments.config)
    run = replace(run, photos=arguments.photos or run.photos)
    sets = load_eval_sets(arguments)
    print(json.dumps(asdict(run), default=str))
    print(json.dumps(evaluate(train(run, sets), sets), indent=1))


if __name__ == "__main__":
    main()
