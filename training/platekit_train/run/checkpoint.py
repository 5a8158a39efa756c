"""Checkpoints that are either whole or not there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Write beside the target and rename, so that a cut run never leaves half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(path.name + ".part")
    torch.save(state, scratch)
    os.replace(scratch, path)


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Tensors and plain values only."""
    return torch.load(path, map_location="cpu", weights_only=True)
