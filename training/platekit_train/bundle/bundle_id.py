"""The id of a bundle that is made in a folder of the user's choice."""

from __future__ import annotations

import re
from pathlib import Path


def bundle_id(out: Path) -> str:
    """The folder's name in the signs an id may have: small letters, digits, dots and dashes."""
    return re.sub(r"[^a-z0-9._-]+", "-", out.resolve().name.lower()).strip("._-") or "model"
