"""Go on training the segmenter on own photos.

`python -m platekit_train.own.finetune_segment --data photos --out finder`

The folder holds `images/` and `masks/`. Windows of own photos are mixed with drawn scenes, so that what the network
knows is kept. Some photos are held back; the weights that mask them best are exported as a bundle, with a README that
tells the scores before and after. Run again to resume.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import torch
from tqdm import tqdm

from platekit_train.bad_data import BadData, refuse
from platekit_train.own.check_tuning import check_tuning
from platekit_train.own.finetune_progress import Progress, claim_folder, fingerprint
from platekit_train.own.mask_report import MaskReport, measure, write_bundle, write_readme
from platekit_train.own.masks import OwnPhoto, load_photos, split_photos
from platekit_train.own.windows import OwnWindows, mixed_windows
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.run.metrics_log import log_metrics
from platekit_train.run.stop_signal import StopSignal
from platekit_train.scenes.batches import Batch
from platekit_train.segmenter.export import load_segmenter
from platekit_train.segmenter.recipe import SegmentRecipe, load_recipe
from platekit_train.segmenter.train import SegmentTrainer, mean_scores

_HERE = Path(__file__).parents[2]
WEIGHTS, CONFIG = _HERE / "weights" / "segment.pt", _HERE / "configs" / "segment.yaml"
_VIEWS = 4
"""Windows of each photo held back that a check looks at."""


@dataclass(frozen=True)
class MaskTuning:
    """What the command line says; shares are 0..1."""

    data: Path
    out: Path
    weights: Path = WEIGHTS
    held_back: float = 0.2
    own_share: float = 0.5
    steps: int = 400
    batch: int = 16
    rate: float = 0.0005
    check_every: int = 50
    patience: int = 5
    seed: int = 1
    skip_bad: bool = False
    freeze_encoder: bool = False
    precision: str = "fp32"
    workers: int = 1
    threads: int = 1

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be trained with."""
        check_tuning(vars(self))

    @property
    def folder(self) -> Path:
        """Checkpoint and metrics, beside the bundle."""
        return self.out.with_name(self.out.name + ".training")

    @property
    def recipe(self) -> SegmentRecipe:
        """The trainer's recipe; what is not said here is as in configs/segment.yaml."""
        return replace(
            load_recipe(CONFIG), seed=self.seed, batch=self.batch, steps=self.steps, rate=self.rate,
            warmup=max(1, self.steps // 20), decay=max(1, self.steps // 2), ema=0.99, precision=self.precision,
            freeze_encoder=self.freeze_encoder, workers=self.workers, threads=self.threads,
        )  # fmt: skip


def finetune(tuning: MaskTuning) -> MaskReport:
    """Check, train, keep the best, write the bundle.

    @raise BadData before anything is trained, when the data cannot be trained on.
    """
    photos, faults = load_photos(tuning.data)
    if not tuning.skip_bad:
        refuse(faults, len(photos) + len(faults))
    training, held = split_photos(photos, tuning.held_back, tuning.seed)
    load_segmenter(tuning.weights)  # before a folder is made for weights that cannot be used
    claim_folder(tuning.folder, tuning.out / "model.onnx", _settings(tuning, training, held))
    trainer, started = _trainer(tuning), time.monotonic()
    size = tuning.recipe.size
    windows = OwnWindows.of(held, seed=tuning.seed, size=size).fixed(_VIEWS)
    progress = Progress.load(tuning.folder) or _check(trainer, tuning, windows, Progress())
    own = max(1, round(tuning.batch * tuning.own_share))
    source = OwnWindows.of(training, seed=tuning.seed, size=size)
    batches = mixed_windows(source, (own, tuning.batch - own), range(trainer.step, tuning.steps), tuning.workers)
    with StopSignal() as stop:
        progress = _descend(trainer, tuning, (windows, stop), batches, progress)
    if stop.asked:
        save_checkpoint(tuning.folder / "checkpoint.pt", trainer.state())
        print(f"stopped at step {trainer.step} of {tuning.steps}; run again to go on")
        raise SystemExit(128 + stop.asked)
    seconds = time.monotonic() - started
    before = measure(tuning.weights, held, windows)
    report = MaskReport(before, before, None, progress, seconds, tuple(faults), (len(training), len(held)))
    if progress.best_step == 0:
        return report
    best = tuning.folder / "best.pt"
    write_bundle(best, tuning.out)
    report = replace(report, after=measure(best, held, windows), bundle=tuning.out)
    write_readme(tuning, report)
    return report


def _trainer(tuning: MaskTuning) -> SegmentTrainer:
    trainer = SegmentTrainer(tuning.recipe, torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    checkpoint = tuning.folder / "checkpoint.pt"
    if checkpoint.exists():
        trainer.restore(load_checkpoint(checkpoint))
    else:
        trainer.start_from(tuning.weights)
    return trainer


def _descend(
    trainer: SegmentTrainer,
    tuning: MaskTuning,
    watch: tuple[list[Batch], StopSignal],
    batches: Iterator[Batch],
    progress: Progress,
) -> Progress:
    windows, stop = watch
    bar = tqdm(total=tuning.steps, initial=trainer.step, unit="step", mininterval=5)
    for batch in batches:
        if progress.stale >= tuning.patience or stop.asked:
            break
        loss = trainer.train_step(batch)
        bar.update()
        if trainer.step % tuning.check_every == 0 or trainer.step == tuning.steps:
            log_metrics(tuning.folder, step=trainer.step, loss=loss)
            progress = _check(trainer, tuning, windows, progress)
            bar.set_postfix(best=f"IoU {progress.score:.3f} at step {progress.best_step}")
    bar.close()
    return progress


def _check(trainer: SegmentTrainer, tuning: MaskTuning, windows: list[Batch], progress: Progress) -> Progress:
    """Measure on the photos held back; keep weights that are better than all before."""
    scores = mean_scores(trainer.averaged, windows, trainer.device)
    progress = progress.checked(trainer.step, scores["iou"], -scores["dice"])
    log_metrics(tuning.folder, step=trainer.step, **scores)
    if progress.best_step == trainer.step:
        save_checkpoint(tuning.folder / "best.pt", trainer.averaged.state_dict())
    progress.save(tuning.folder)  # before the checkpoint: a run cut in between makes this check again
    save_checkpoint(tuning.folder / "checkpoint.pt", trainer.state())
    return progress


def _settings(tuning: MaskTuning, training: list[OwnPhoto], held: list[OwnPhoto]) -> dict:
    """What must be equal for a run to be resumed."""
    names = ("data", "weights", "steps", "batch", "rate", "own_share", "held_back", "seed", "check_every")
    values = {name: str(getattr(tuning, name)) for name in (*names, "freeze_encoder", "precision")}
    content = fingerprint(part for photo in training + held for part in (photo.name.encode(), photo.mask.tobytes()))
    return {**values, "training": len(training), "held": len(held), "photos and masks": content}


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = MaskTuning(Path(), Path())
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder of images/ and masks/")
    add("--out", type=Path, required=True, help="folder of the new bundle")
    add("--weights", type=Path, default=default.weights, help="weights to begin with")
    add("--skip-bad", action="store_true", help="leave out photos that cannot be used, and list them")
    add("--freeze-encoder", action="store_true", help="train the decoder alone: quicker, for few photos")
    add("--precision", choices=("fp32", "bf16"), default=default.precision, help="bf16 where the processor has AMX")
    for name, note in (
        ("held_back", "share of the photos held back"),
        ("own_share", "share of own windows in a batch; the rest is drawn"),
        ("steps", "at most"), ("batch", "windows a step"), ("rate", "highest learning rate"),
        ("check_every", "steps"), ("patience", "checks without a better one before it ends"),
        ("seed", "of all choices"), ("workers", "processes that draw"), ("threads", "of the training"),
    ):  # fmt: skip
        value = getattr(default, name)
        add("--" + name.replace("_", "-"), type=type(value), default=value, help=f"{note} (default {value})")
    cv2.setNumThreads(1)
    try:
        report = finetune(MaskTuning(**vars(parser.parse_args())))
    except BadData as error:
        raise SystemExit(str(error)) from None
    print(json.dumps(report.summary(), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
