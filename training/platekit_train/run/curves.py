"""The learning curves of a run: `python -m platekit_train.run.curves runs/ocr --out curves.png`.

Draws loss, learning rate and scores over the steps from metrics.jsonl; a trainer writes RUN/curves.png when it ends.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from matplotlib.figure import Figure

from platekit_train.run.metrics_log import METRICS

Series = dict[str, dict[int, float]]
"""Values by name and step; a step that was logged twice, as after a resume, keeps the last."""
_RATES = ("lr", "rate")
_SCORES = ("iou", "dice")
_NOT_DRAWN = ("step", "samples_per_second", "right", "of")


def read_metrics(path: Path) -> tuple[Series, Series, Series]:
    """Losses, rates and scores (percent) of a metrics.jsonl.

    @raise ValueError where there is no such file, or a line of it is not a JSON object with a step.
    """
    if not path.is_file():
        raise ValueError(f"Cannot draw {path.parent}: wanted a run with {METRICS}, found none")
    losses, rates, scores = {}, {}, {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        record = _record(path, number, line)
        step = record["step"]
        for head, sets in record.get("scores", {}).items():
            for name, values in sets.items():
                scores.setdefault(f"{head} {name}", {})[step] = values[0]
        if record.get("of"):  # a check of a fine-tuning: texts right of those held back
            scores.setdefault("held back", {})[step] = 100 * record["right"] / record["of"]
        for name, value in record.items():
            if name in _SCORES:
                scores.setdefault(name, {})[step] = 100 * value
            elif name in _RATES:
                rates.setdefault(name, {})[step] = value
            elif name not in (*_NOT_DRAWN, "scores"):
                losses.setdefault(name, {})[step] = value
    return losses, rates, scores


def _record(path: Path, number: int, line: str) -> dict:
    try:
        record = json.loads(line)
        record["step"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"Cannot draw {path}: line {number} must be a JSON object with a step, got {line!r}"
        ) from error
    return record


def draw_curves(folder: Path, out: Path | None = None) -> Path:
    """Draw the run in `folder` to `out` (a PNG; RUN/curves.png when not given); gives the path."""
    out = out or folder / "curves.png"
    losses, rates, scores = read_metrics(folder / METRICS)
    figure = Figure(figsize=(8, 10), layout="constrained")
    panels = figure.subplots(3, 1, sharex=True)
    for panel, series, label in zip(
        panels, (losses, scores, rates), ("loss", "score, %", "learning rate"), strict=True
    ):
        for name, values in sorted(series.items()):
            panel.plot(sorted(values), [values[step] for step in sorted(values)], label=name, linewidth=1, marker=".")
        panel.set_ylabel(label)
        panel.grid(alpha=0.3)
        if series:
            panel.legend(fontsize="small")
    if losses:
        panels[0].set_yscale("log")
    panels[0].set_title(folder.name)
    panels[-1].set_xlabel("step")
    figure.savefig(out, dpi=110)
    return out


def main() -> None:
    """Parse the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder with metrics.jsonl")
    parser.add_argument("--out", type=Path, default=None, help="PNG to write; RUN/curves.png when not given")
    arguments = parser.parse_args()
    try:
        print(draw_curves(arguments.run, arguments.out))
    except ValueError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
