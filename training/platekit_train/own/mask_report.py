"""What a fine-tuning of the segmenter leaves behind: bundle, weights, and a README with the scores before and after."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import torch
import yaml

from platekit_train.bundle.bundle_id import bundle_id
from platekit_train.own.finetune_progress import Progress
from platekit_train.own.masks import OwnPhoto
from platekit_train.reader.reading_score import wilson
from platekit_train.scenes.batches import Batch, scene_batches
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.segmenter.export import export_onnx, load_segmenter, manifest, write_half_weights
from platekit_train.segmenter.looks import PlateLooker, overlap
from platekit_train.segmenter.train import mean_scores

DRAWN_SEED, DRAWN_WINDOWS = 880_002, 128
"""Drawn windows that tell what the network still knows; no training uses their seed."""
_MEETS = 0.5
"""Overlap of boxes from which a plate counts as found."""

_README = """# {id}

Finds plates; gone on from `{weights}` on own photos, {training} to train on and {held} held back.

| what | n | before | after |
|---|---|---|---|
| plates found in the photos held back, % (95 % Wilson interval) | {plates} | {found_before} | {found} |
| pixel IoU, windows of the photos held back | {windows} | {own_before:.3f} | {own:.3f} |
| pixel IoU, drawn windows | {drawn_windows} | {drawn_before:.3f} | {drawn:.3f} |

Found: first and second look, the region's box and the mask's overlap by {meets} or more (IoU).
The best of {checks} checks was after {best_step} of {steps} steps of {batch} windows, {own_percent} % of them own, the
rest drawn; it is chosen on the photos held back, so its scores there are a little too good.
{seconds:.0f} seconds, seed {seed}.

`weights.pt` can be gone on from: `python -m platekit_train.own.finetune_segment --weights {id}/weights.pt …`.
Use it: `lpr read photo.jpg --model {id}`.
{faults}"""


@dataclass(frozen=True)
class MaskScores:
    """Scores of one set of weights."""

    found: int
    plates: int
    own_iou: float
    own_windows: int
    drawn_iou: float

    @property
    def found_text(self) -> str:
        """Percent and interval."""
        low, high = wilson(self.found, self.plates)
        return f"{100 * self.found / self.plates:.1f} ({low:.1f}–{high:.1f})"


@dataclass(frozen=True)
class MaskReport:
    """Before and after; `bundle` is None where training did not help."""

    before: MaskScores
    after: MaskScores
    bundle: Path | None
    progress: Progress
    seconds: float
    left_out: tuple[str, ...]
    photos: tuple[int, int]  # trained on, held back

    def summary(self) -> dict:
        """For the command line."""
        rows = {
            name: f"found {each.found_text} of {each.plates}, IoU own {each.own_iou:.3f}, drawn {each.drawn_iou:.3f}"
            for name, each in (("before", self.before), ("after", self.after))
        }
        bundle = str(self.bundle) if self.bundle else "none: the photos held back were never masked better"
        left = {"left out": list(self.left_out), "bundle": bundle}
        return {**rows, "best step": self.progress.best_step, "seconds": round(self.seconds), **left}


def measure(weights: Path, held: list[OwnPhoto], windows: list[Batch]) -> MaskScores:
    """Plates found in whole photos by the exported graph, and pixel scores of windows."""
    segmenter, device = load_segmenter(weights), torch.device("cpu")
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.onnx"
        export_onnx(segmenter, model)
        looker = PlateLooker(model, threads=1)
        found = sum(
            any(overlap(region.box, box) >= _MEETS for region in regions)
            for photo in held
            for regions in [looker.look(photo.picture)]
            for box in photo.boxes
        )
    samples = SceneSamples(DRAWN_SEED, windows[0][0].shape[1], PhotoShelf())
    drawn = list(scene_batches(samples, batch=16, first_step=0, steps=DRAWN_WINDOWS // 16, workers=0))
    return MaskScores(
        found,
        sum(len(photo.boxes) for photo in held),
        mean_scores(segmenter, windows, device)["iou"],
        sum(len(batch[0]) for batch in windows),
        mean_scores(segmenter, drawn, device)["iou"],
    )


def write_bundle(best: Path, out: Path) -> None:
    """model.onnx, config.yaml and weights.pt."""
    write_half_weights(load_segmenter(best), out / "weights.pt")
    export_onnx(load_segmenter(out / "weights.pt"), out / "model.onnx")
    config = {**manifest(out / "model.onnx", []), "id": bundle_id(out)}
    (out / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False, width=120))


def write_readme(tuning, report: MaskReport) -> None:
    """The README beside the bundle; `tuning` is a MaskTuning."""
    before, after = report.before, report.after
    faults = "".join(f"- {fault}\n" for fault in report.left_out)
    text = _README.format(
        id=bundle_id(tuning.out),
        weights=tuning.weights.name,
        training=report.photos[0],
        held=report.photos[1],
        plates=after.plates,
        found_before=before.found_text,
        found=after.found_text,
        windows=after.own_windows,
        own_before=before.own_iou,
        own=after.own_iou,
        drawn_windows=DRAWN_WINDOWS,
        drawn_before=before.drawn_iou,
        drawn=after.drawn_iou,
        meets=_MEETS,
        checks=report.progress.checks,
        best_step=report.progress.best_step,
        steps=tuning.steps,
        batch=tuning.batch,
        own_percent=round(100 * tuning.own_share),
        seconds=report.seconds,
        seed=tuning.seed,
        faults=f"\n## Left out\n\n{faults}" if faults else "",
    )
    (tuning.out / "README.md").write_text(text)
