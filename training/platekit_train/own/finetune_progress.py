"""How far a fine-tuning has come, and whose folder it works in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from platekit_train.bad_data import BadData

_SETTINGS, _PROGRESS = "settings.json", "progress.json"


@dataclass(frozen=True)
class Progress:
    """The best check so far; `score` is better when higher, `cost` when lower, and decides between equal scores."""

    best_step: int = -1
    score: float = -1.0
    cost: float = 0.0
    last_cost: float = 0.0
    stale: int = 0  # checks since the best one
    checks: int = 0

    def checked(self, step: int, score: float, cost: float) -> Progress:
        """After one more check."""
        now = replace(self, last_cost=cost, checks=self.checks + 1)
        if (score, -cost) > (self.score, -self.cost):
            return replace(now, best_step=step, score=score, cost=cost, stale=0)
        return replace(now, stale=self.stale + 1)

    def save(self, folder: Path) -> None:
        """Beside the checkpoint."""
        _write_whole(folder / _PROGRESS, asdict(self))

    @classmethod
    def load(cls, folder: Path) -> Progress | None:
        """What an earlier run came to; None where there was none."""
        path = folder / _PROGRESS
        return cls(**json.loads(path.read_text())) if path.exists() else None


def _write_whole(path: Path, content: dict) -> None:
    """Write beside the target and rename, so that a cut run never leaves half a file."""
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(content, indent=1))
    part.replace(path)


def fingerprint(parts: Iterable[bytes]) -> str:
    """Tells one content from another: a run must not go on with data that was changed since."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()[:12]


def claim_folder(folder: Path, model: Path, settings: dict) -> None:
    """Make the working folder, or make sure that it is of the same run.

    @raise BadData when the folder belongs to another run, or the bundle is none of ours.
    """
    kept = folder / _SETTINGS
    if not kept.exists():
        if model.exists():
            raise BadData(
                f"Cannot write {model}: it is there already and was not made by this run; choose another --out"
            )
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(kept, settings)
        return
    before = json.loads(kept.read_text())
    if differing := {key: (before.get(key), value) for key, value in settings.items() if before.get(key) != value}:
        changes = ", ".join(f"{key} was {old}, is {new}" for key, (old, new) in differing.items())
        raise BadData(f"Cannot resume in {folder}: settings must be the same ({changes}); choose another --out")
