"""metrics.jsonl in a run's folder: one JSON object a line, each with a step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

METRICS = "metrics.jsonl"


def open_metrics(folder: Path) -> None:
    """Make the folder and, where there is none yet, an empty metrics.jsonl; half a line of a cut run is dropped."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / METRICS
    path.touch()
    content = path.read_bytes()
    if not content.endswith(b"\n"):
        path.write_bytes(content[: content.rfind(b"\n") + 1])


def log_metrics(folder: Path, **values: Any) -> None:
    """Append one line; numbers at the top level keep five digits."""
    rounded = {name: float(f"{value:.5g}") if isinstance(value, float) else value for name, value in values.items()}
    with (folder / METRICS).open("a") as out:
        out.write(json.dumps(rounded) + "\n")
