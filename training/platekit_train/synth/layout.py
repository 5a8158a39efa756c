"""Plate layouts as data: the YAML files in layouts/ read into frozen records."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import yaml

from platekit_train.synth.text_format import LETTERS

LAYOUTS_DIR = Path(__file__).with_name("layouts")
Range = tuple[float, float]


@dataclass(frozen=True)
class Band:
    """A coloured strip with the country's mark; `size` is its share of the plate's width (left, right) or height."""

    side: str  # left | right | top
    texts: tuple[str, ...]
    size: Range = (0.075, 0.115)
    colours: tuple[str, ...] = ("#0a3a9a", "#0b2f7d", "#1c4fb0")
    probability: float = 1.0
    stars: float = 0.0


@dataclass(frozen=True)
class Layout:
    """One kind of plate. Ranges are drawn uniformly, probabilities are 0..1, lengths shares of the plate's height."""

    id: str
    weight: float
    aspect: Range  # width over height
    formats: tuple[str, ...]
    colours: tuple[tuple[str, str], ...]  # ground, ink
    letter_height: Range  # of one row, share of the plate's height
    letter_aspect: Range = (0.42, 0.62)  # cell width over letter height
    letters: str = LETTERS
    fill: Range = (0.86, 0.97)  # at most this share of the free width is written on
    centre_y: Range = (0.47, 0.53)
    bands: tuple[Band, ...] = ()
    top: tuple[str, ...] = ()  # small print above; "*" stands for a nonsense word
    bottom: tuple[str, ...] = ()
    print_height: Range = (0.08, 0.16)
    rim: float = 0.6
    bolts: float = 0.3
    stickers: float = 0.0
    graphics: float = 0.0
    side_icon: float = 0.0
    frame: float = 0.0
    random_texts: float = 0.0


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _record(kind: type, entry: dict, where: str) -> object:
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"Cannot read {where}: wanted keys among {sorted(known)}, got {unknown}")
    return kind(**{key: _frozen(value) for key, value in entry.items()})


@lru_cache(maxsize=1)
def load_layouts() -> tuple[Layout, ...]:
    """All layouts of all files, in file order; `defaults` of a file hold for each of its layouts."""
    layouts: list[Layout] = []
    for path in sorted(LAYOUTS_DIR.glob("*.yaml")):
        family = yaml.safe_load(path.read_text())
        for entry in family["layouts"]:
            merged = {**family.get("defaults", {}), **entry}
            bands = tuple(_record(Band, band, f"{path.name} band") for band in merged.pop("bands", []))
            layouts.append(_record(Layout, {**merged, "bands": bands}, f"{path.name} {entry.get('id')}"))
    names = [layout.id for layout in layouts]
    if len(set(names)) != len(names):
        raise ValueError(f"Cannot load layouts: wanted each id once, got {sorted(names)}")
    return tuple(layouts)
