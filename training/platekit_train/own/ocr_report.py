"""What a fine-tuning of the reader leaves behind: bundle, weights, and a README with the scores before and after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from platekit_train.bundle.bundle_id import bundle_id
from platekit_train.own.split import Split
from platekit_train.reader.export import export_graph, manifest, save_half
from platekit_train.reader.open_model import open_reader_model
from platekit_train.reader.reading_score import ReadingSet, Score, score_readings, wilson
from platekit_train.reader.weights import reading_graph

_LARGE_LOSS = 2.0
"""Points lost on a set that the report warns about."""

_README = """# {id}

A plate reader, gone on from `{weights}` on own plates. One head: {head}.

| | pictures | plates |
|---|---|---|
| trained on | {trained} | {trained_plates} |
| held back | {held} | {held_plates} |

No plate is on both sides{dropped}. Exact matches of whole texts in percent (95 % Wilson interval), read by the exported
file:

| set | n | before | after |
|---|---|---|---|
{rows}

The best of {checks} checks was after {best_step} of {steps} steps of {batch} crops, {own_percent} % of them own, the
rest drawn; it is chosen on the plates held back, so its score there is a little too good.{warning}
{seconds:.0f} seconds, seed {seed}.

`weights.pt` can be gone on from: `python -m platekit_train.own.finetune_ocr --weights {id}/weights.pt …`.
Read with it: `lpr read photo.jpg --model {id}`.
{faults}
## Limits

Plates unlike the ones it was trained on may be read worse than before: see the row `drawn`. How sure it says it is was
not measured; `python -m platekit_train.reader.calibrate {id} --write` does.
"""


@dataclass(frozen=True)
class TrainedFor:
    """How the best weights came about."""

    best_step: int
    checks: int
    seconds: float


@dataclass(frozen=True)
class OcrReport:
    """Exact matches before and after, by set name; `bundle` is None where training did not help."""

    before: dict[str, Score]
    after: dict[str, Score]
    bundle: Path | None
    trained: TrainedFor
    left_out: tuple[str, ...]

    def summary(self) -> dict:
        """For the command line."""
        return {
            "before": {name: f"{_percent(score)}, n {score.count}" for name, score in self.before.items()},
            "after": {name: f"{_percent(score)}, n {score.count}" for name, score in self.after.items()},
            "best step": self.trained.best_step,
            "seconds": round(self.trained.seconds),
            "left out": list(self.left_out),
            "bundle": str(self.bundle) if self.bundle else "none: the plates held back were never read better",
        }


def _percent(score: Score) -> str:
    low, high = wilson(score.strict, score.count)
    return f"{100 * score.strict / score.count:.1f} ({low:.1f}–{high:.1f})"


def _warning(name: str, before: Score, after: Score) -> str:
    lost = 100 * (before.strict - after.strict) / before.count
    return f" Of the set {name} it reads {lost:.1f} points less than before." if lost > _LARGE_LOSS else ""


def measure(source: Path, head: str, sets: tuple[ReadingSet, ...]) -> dict[str, Score]:
    """Exact matches of a bundle, or of weights."""
    model = open_reader_model(source, head)
    return {each.name: score_readings(each.texts, [r.text for r in model.read(each.images)]) for each in sets}


def write_bundle(out: Path, head: str, best: Path, scores: tuple[ReadingSet, ...]) -> dict[str, Score]:
    """model.onnx, config.yaml and weights.pt; gives the scores of the exported file."""
    graph, path = reading_graph(best, head), out / "model.onnx"
    export_graph(graph, path)
    save_half(graph.reader, out / "weights.pt")
    config = manifest(bundle_id(out), head, path, {})
    (out / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    after = measure(out, head, scores)
    config = manifest(bundle_id(out), head, path, after)
    (out / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    return after


def write_readme(tuning, split: Split, report: OcrReport) -> None:
    """The README beside the bundle; `tuning` is an OcrTuning."""
    rows = (
        f"| {name} | {s.count} | {_percent(report.before[name])} | {_percent(s)} |" for name, s in report.after.items()
    )
    faults = "".join(f"- {fault}\n" for fault in report.left_out)
    text = _README.format(
        id=bundle_id(tuning.out),
        weights=tuning.weights.name,
        head=tuning.head,
        trained=len(split.training),
        trained_plates=len({plate.text for plate in split.training}),
        held=len(split.held_back),
        held_plates=len({plate.text for plate in split.held_back}),
        dropped=f" ({split.dropped} pictures of plates held back were taken out of training)" if split.dropped else "",
        rows="\n".join(rows),
        checks=report.trained.checks,
        best_step=report.trained.best_step,
        steps=tuning.steps,
        batch=tuning.batch,
        own_percent=round(100 * tuning.own_share),
        warning="".join(_warning(name, report.before[name], now) for name, now in report.after.items()),
        seconds=report.trained.seconds,
        seed=tuning.seed,
        faults=f"\n## Left out\n\n{faults}" if faults else "",
    )
    (tuning.out / "README.md").write_text(text)
