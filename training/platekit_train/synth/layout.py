"""Plate layouts as data: layouts/<family>/<id>.yaml read into frozen records, over the family's _defaults.yaml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import yaml

from platekit_train.synth.layout_check import check_layout
from platekit_train.synth.registration import load_registration
from platekit_train.synth.text_format import LETTERS

LAYOUTS_DIR = Path(__file__).with_name("layouts")
Range = tuple[float, float]


@dataclass(frozen=True)
class Band:
    """A coloured strip with the country's mark; `size` is its share of the plate's width (left, right) or height."""

    side: str  # left | right | top | bottom
    texts: tuple[str, ...]
    size: Range = (0.075, 0.115)
    colours: tuple[str, ...] = ("#0a3a9a", "#0b2f7d", "#1c4fb0")
    probability: float = 1.0
    stars: float = 0.0


@dataclass(frozen=True)
class Layout:
    """One kind of plate. Ranges are drawn uniformly, probabilities are 0..1, lengths shares of the plate's height."""

    id: str
    family: str
    weight: float  # among the layouts of its family
    aspect: Range  # width over height
    colours: tuple[tuple[str, str], ...]  # ground, ink
    letter_height: Range  # of one row, share of the plate's height
    registration: str = ""  # country whose formats are written, a file of formats/; else `formats`
    kinds: tuple[str, ...] = ("car",)  # which of the registration's formats
    formats: tuple[str, ...] = ()  # with a registration: only these of its formats, whatever their kind
    letters: str = LETTERS  # without a registration
    rows: int = 1  # 2: a format of one row is parted into two
    letter_aspect: Range = (0.42, 0.62)  # cell width over letter height
    genres: tuple[str, ...] = ()  # of the stroke typeface, see genres.yaml
    fill: Range = (0.86, 0.97)  # at most this share of the free width is written on
    centre_y: Range = (0.47, 0.53)
    bands: tuple[Band, ...] = ()
    top: tuple[str, ...] = ()  # small print above; "*" stands for nonsense words, "~" for signs of another script
    bottom: tuple[str, ...] = ()
    print_height: Range = (0.08, 0.16)
    rim: float = 0.6
    bolts: float = 0.3
    stickers: float = 0.0
    graphics: float = 0.0
    scenery: tuple[str, ...] = ()  # painters of grounds.py to choose from; none: all
    tints: tuple[str, ...] = ()  # colours of the scenery; none: any
    side_icon: float = 0.0
    seals: str = "any"  # what a gap with a picture shows: any picture, round seals, a dot or nothing
    sign: float = 0.0  # a character no reader knows before the text, as a province's sign
    stacks: float = 0.0  # small characters one above the other beside or among the text
    frame: float = 0.0
    random_texts: float = 0.0

    @cached_property
    def patterns(self) -> tuple[tuple[str, float], ...]:
        """Formats and their weights."""
        if not self.registration:
            return tuple((pattern, 1.0) for pattern in self.formats)
        country = load_registration(self.registration)
        wanted = (each for each in country.patterns if each.pattern in self.formats or not self.formats)
        return tuple((each.pattern, each.weight) for each in wanted if self.formats or each.kind in self.kinds)

    @cached_property
    def pattern_shares(self) -> np.ndarray:
        """Cumulative weights of `patterns`, ending at 1."""
        total = np.cumsum([weight for _, weight in self.patterns])
        return total / total[-1]


def parse_layout(entry: dict, where: str) -> Layout:
    """A parsed YAML mapping as a record.

    @raise ValueError for unknown or missing keys, for no texts, and for formats that the registration does not know.
    """
    bands = tuple(_record(Band, band, f"{where} band") for band in entry.get("bands", []))
    layout = _record(Layout, {**entry, "bands": bands}, where)
    check_layout(layout, where)
    return layout


def _record(kind: type, entry: dict, where: str) -> object:
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"Cannot read {where}: wanted keys among {sorted(known)}, got {unknown}")
    try:
        return kind(**{key: _frozen(value) for key, value in entry.items()})
    except TypeError as error:
        raise ValueError(f"Cannot read {where}: {error}") from error


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Family:
    """Layouts that look alike; `share` is how many of all plates are theirs, against the other families."""

    name: str
    share: float
    layouts: tuple[Layout, ...]


@lru_cache(maxsize=1)
def load_families() -> tuple[Family, ...]:
    """All families in alphabetical order."""
    return tuple(load_family(folder) for folder in sorted(LAYOUTS_DIR.iterdir()) if folder.is_dir())


def load_family(folder: Path) -> Family:
    """The layouts of one folder. `_defaults.yaml` holds the family's share and what its layouts do not say."""
    defaults = yaml.safe_load((folder / "_defaults.yaml").read_text(encoding="utf-8"))
    share = defaults.pop("share")
    layouts = []
    for path in sorted(folder.glob("[!_]*.yaml")):
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
        where = f"layout {folder.name}/{path.name}"
        if entry.get("id") != path.stem:
            raise ValueError(f"Cannot read {where}: id must be {path.stem!r}, got {entry.get('id')!r}")
        layouts.append(parse_layout({**defaults, **entry, "family": folder.name}, where))
    return Family(folder.name, share, tuple(layouts))


@lru_cache(maxsize=1)
def load_layouts() -> tuple[Layout, ...]:
    """All layouts of all families.

    @raise ValueError where two files have one id.
    """
    layouts = tuple(layout for family in load_families() for layout in family.layouts)
    names = [layout.id for layout in layouts]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"Cannot load layouts: wanted each id once, got {twice} more often")
    return layouts


@lru_cache(maxsize=1)
def _cumulative_shares() -> np.ndarray:
    """Of `load_layouts()`, in its order; ends at 1."""
    shares = []
    for family in load_families():
        weights = np.array([layout.weight for layout in family.layouts])
        shares.append(weights / weights.sum() * family.share)
    total = np.cumsum(np.concatenate(shares))
    return total / total[-1]


def random_layout(rng: np.random.Generator) -> Layout:
    """A layout drawn by its family's share and its weight there."""
    return load_layouts()[int(np.searchsorted(_cumulative_shares(), rng.random(), side="right"))]
