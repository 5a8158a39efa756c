"""Train the plate reader: `python -m platekit_train.train_ocr configs/ocr.yaml`. Run again to resume."""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import numpy as np
import torch
import yaml
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

from platekit_train.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.ema import MovingAverage
from platekit_train.models.ocr import PAD_INDEX, STEPS, PlateReader, decode_ctc, decode_slots, encode_slots
from platekit_train.ocr_stream import StreamOptions, stream_batches
from platekit_train.reading_score import ReadingSet, add_eval_options, load_eval_sets, score_sets
from platekit_train.synth.crop import CropOptions

RUNS_DIR = Path(__file__).parents[1] / "runs"


@dataclass(frozen=True)
class OcrRun:
    """Everything that decides the weights; read from one YAML file."""

    name: str
    steps: int
    seed: int = 1
    batch: int = 192
    lr: float = 0.002
    warmup: int = 200
    decay: int = 2500
    weight_decay: float = 0.02
    ema: float = 0.998
    label_smoothing: float = 0.05
    ctc_weight: float = 1.0
    gradient_clip: float = 5.0
    precision: str = "bf16"
    threads: int = 1
    workers: int = 1
    eval_every: int = 300
    save_every: int = 150
    crop: CropOptions = field(default_factory=CropOptions)
    init: str | None = None  # weights file to start from instead of random numbers
    photos: Path | None = None
    runs_dir: Path = RUNS_DIR


def load_run(path: Path) -> OcrRun:
    """The run described by a YAML file; unknown keys are an error."""
    entry = yaml.safe_load(path.read_text())
    known = {item.name for item in fields(OcrRun)}
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"Cannot read {path}: wanted keys among {sorted(known)}, got {unknown}")
    crop = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.pop("crop", {}).items()}
    return OcrRun(**entry, crop=CropOptions(**crop))


def rate_at(run: OcrRun, step: int) -> float:
    """Learning rate: a ramp, a plateau, then a cosine down to 1 %."""
    if step < run.warmup:
        return run.lr * (step + 1) / run.warmup
    into = (step - (run.steps - run.decay)) / max(1, run.decay)
    return run.lr * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(max(into, 0.0), 1.0))))


def reader_loss(run: OcrRun, heads: tuple[Tensor, Tensor], texts: list[str]) -> tuple[Tensor, Tensor]:
    """CTC loss (per character) and slot cross entropy."""
    ctc_logits, slot_logits = heads
    codes = encode_slots(texts).to(ctc_logits.device)
    lengths = torch.tensor([len(text) for text in texts])
    paths = ctc_logits.float().log_softmax(-1).transpose(0, 1)
    ctc = F.ctc_loss(paths, codes, torch.full((len(texts),), STEPS), lengths, blank=PAD_INDEX, zero_infinity=True)
    slots = F.cross_entropy(slot_logits.float().flatten(0, 1), codes.flatten(), label_smoothing=run.label_smoothing)
    return ctc, slots


class Training:
    """Model, average and optimiser of one run, with what it takes to stop and go on."""

    def __init__(self, run: OcrRun) -> None:
        torch.manual_seed(run.seed)
        torch.set_num_threads(run.threads)
        self.run = run
        self.folder = run.runs_dir / run.name
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = PlateReader().to(self.device, memory_format=torch.channels_last)
        if run.init:
            self.model.load_state_dict(
                {
                    key: value.float() if value.is_floating_point() else value
                    for key, value in load_checkpoint(Path(run.init)).items()
                }
            )
        self.average = MovingAverage(self.model, run.ema)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=run.lr, weight_decay=run.weight_decay, fused=True
        )
        self.step = 0
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
        self.step = state["step"]

    def save(self) -> None:
        """Write the checkpoint and, beside it, the averaged weights alone."""
        state = {"model": self.model.state_dict(), "average": self.average.model.state_dict()}
        save_checkpoint(self.checkpoint, {**state, "optimiser": self.optimiser.state_dict(), "step": self.step})
        save_checkpoint(self.folder / "weights.pt", self.average.model.state_dict())

    def learn(self, images: np.ndarray, texts: list[str]) -> tuple[float, float]:
        """One step on one batch; returns both losses."""
        self.model.train()
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.run, self.step)
        pictures = torch.from_numpy(images).unsqueeze(-1).to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.run.precision == "bf16"):
            heads = self.model(pictures)
        ctc, slots = reader_loss(self.run, heads, texts)
        self.optimiser.zero_grad(set_to_none=True)
        (self.run.ctc_weight * ctc + slots).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.run.gradient_clip)
        self.optimiser.step()
        self.average.update(self.model, self.step)
        self.step += 1
        return float(ctc.detach()), float(slots.detach())

    @torch.no_grad()
    def read(self, images: np.ndarray, head: str) -> list[str]:
        """Texts the averaged model reads with one head, `ctc` or `slots`."""
        texts: list[str] = []
        for part in np.array_split(images, max(1, len(images) // 128)):
            ctc, slots = self.average.model(torch.from_numpy(part).unsqueeze(-1).to(self.device))
            texts += decode_ctc(ctc) if head == "ctc" else decode_slots(slots)
        return texts

    def log(self, record: dict) -> None:
        """Append one JSON line to metrics.jsonl."""
        with (self.folder / "metrics.jsonl").open("a") as out:
            out.write(json.dumps(record) + "\n")


def evaluate(training: Training, sets: list[ReadingSet]) -> dict[str, dict[str, list[float]]]:
    """Per head and set: strict and folded share in percent, and n."""
    report: dict[str, dict[str, list[float]]] = {}
    for head in ("ctc", "slots"):
        scores = score_sets(sets, lambda images, head=head: training.read(images, head))
        report[head] = {
            name: [round(100 * s.strict / s.count, 1), round(100 * s.folded / s.count, 1), s.count]
            for name, s in scores.items()
        }
    return report


def train(run: OcrRun, sets: list[ReadingSet] = (), until: int | None = None) -> Training:
    """Train to `run.steps`, or stop early after step `until` as a cut run would."""
    training = Training(run)
    training.folder.mkdir(parents=True, exist_ok=True)
    last = min(run.steps, until or run.steps)
    options = StreamOptions(run.seed, run.batch, run.photos, run.crop)
    batches = stream_batches(options, range(training.step, last), run.workers)
    started, bar = time.monotonic(), tqdm(total=last, initial=training.step, unit="step", mininterval=5)
    for images, texts in batches:
        ctc, slots = training.learn(images, texts)
        bar.update()
        if training.step % 20 == 0:
            bar.set_postfix(ctc=f"{ctc:.3f}", slots=f"{slots:.3f}")
            training.log(
                {
                    "step": training.step,
                    "ctc": ctc,
                    "slots": slots,
                    "lr": rate_at(run, training.step),
                    "seconds": round(time.monotonic() - started, 1),
                }
            )
        if training.step % run.save_every == 0:
            training.save()
        if sets and training.step % run.eval_every == 0:
            training.log({"step": training.step, "scores": evaluate(training, sets)})
    bar.close()
    training.save()
    return training


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument(
        "--photos", type=Path, help="folder of photos without readable plates, for surroundings and empty samples"
    )
    add_eval_options(parser)
    arguments = parser.parse_args()
    run = replace(load_run(arguments.config), photos=arguments.photos)
    sets = load_eval_sets(arguments)
    print(json.dumps(asdict(run), default=str))
    training = train(run, sets)
    if sets:
        print(json.dumps(evaluate(training, sets), indent=1))


if __name__ == "__main__":
    main()
