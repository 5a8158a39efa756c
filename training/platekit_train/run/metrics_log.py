"""metrics.jsonl in a run's folder: one JSON object a line, each with a step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

METRICS = "metrics.jsonl"


def open_metrics(folder: Path) -> None:
    """Make the folder and, where there is none yet, an empty metrics.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / METRICS).touch()


def log_metrics(folder: Path, **values: Any) -> None:
    """Append one line; numbers at the top level keep five digits."""
    rounded = {name: float(f"{value:.5g}") if isinstance(value, float) else value for name, value in values.items()}
    with (folder / METRICS).open("a") as out:
        out.write(json.dumps(rounded) + "\n")
