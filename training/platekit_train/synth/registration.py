"""Registration formats of countries: the YAML files in ../formats read into frozen records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
import yaml

from platekit_train.synth.text_format import DIGITS, LETTERS, PATTERN_SIGNS, Token, expand_format

FORMATS_DIR = Path(__file__).resolve().parents[3] / "formats"
KINDS = ("car", "motorcycle", "temporary", "dealer", "diplomatic", "personal")


@dataclass(frozen=True)
class Pattern:
    """One format; `weight` is how common it is against the others of its country."""

    pattern: str
    weight: float = 1.0
    kind: str = "car"

    @property
    def rows(self) -> int:
        """How many rows it is written in."""
        return self.pattern.count("/") + 1


@dataclass(frozen=True)
class Registration:
    """What is written on the plates of one country.

    A letter or digit that stands several times in `letters`, `digits` or a set counts as often.
    """

    code: str  # ISO 3166-1 alpha-2, lower case
    name: str
    patterns: tuple[Pattern, ...]
    letters: str = LETTERS  # what L stands for
    digits: str = DIGITS  # what D stands for
    sets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # what further signs stand for
    vehicles: float = 1.0  # in millions, roughly

    def expand(self, pattern: str, rng: np.random.Generator) -> list[list[Token]]:
        """Rows of tokens for one random text in this pattern."""
        return expand_format(pattern, rng, self.letters, digits=self.digits, sets=self.sets)

    def random_pattern(self, rng: np.random.Generator) -> Pattern:
        """A pattern drawn by weight."""
        weights = np.array([pattern.weight for pattern in self.patterns])
        return self.patterns[rng.choice(len(weights), p=weights / weights.sum())]


def registration_codes() -> tuple[str, ...]:
    """All countries with a file, in alphabetical order."""
    return tuple(sorted(path.stem for path in FORMATS_DIR.glob("*.yaml")))


@lru_cache
def load_registration(code: str) -> Registration:
    """The formats of one country.

    @raise ValueError for a code without a file, and for unknown keys, signs and kinds.
    """
    path = FORMATS_DIR / f"{code}.yaml"
    if not path.is_file():
        raise ValueError(f"Cannot load registration {code!r}: wanted one of {', '.join(registration_codes())}")
    return parse_registration(yaml.safe_load(path.read_text(encoding="utf-8")), code)


def parse_registration(entry: object, code: str) -> Registration:
    """A parsed YAML file as a record.

    @raise ValueError for unknown keys, signs and kinds, and where `code` is not the file's name.
    """
    where = f"registration {code!r}"
    known = _keys_of(entry, ("code", "name", "patterns"), ("vehicles", "letters", "digits", "sets"), where)
    if known["code"] != code:
        raise ValueError(f"Cannot read {where}: code must be {code!r}, got {known['code']!r}")
    sets = {str(sign): _characters(chars, f"{where} set {sign}") for sign, chars in known.get("sets", {}).items()}
    for sign in sets:
        if not re.fullmatch(r"[A-Za-z]", sign) or sign in PATTERN_SIGNS:
            raise ValueError(f"Cannot read {where}: sets must be called by a letter that is no sign yet, got {sign!r}")
    patterns = tuple(_pattern(each, where) for each in known["patterns"])
    if not patterns:
        raise ValueError(f"Cannot read {where}: wanted at least one pattern, got none")
    vehicles = float(known.get("vehicles", 1.0))
    if vehicles <= 0:
        raise ValueError(f"Cannot read {where}: vehicles must be above 0, got {vehicles}")
    registration = Registration(
        code=code,
        name=str(known["name"]),
        patterns=patterns,
        letters=_characters(known.get("letters", LETTERS), f"{where} letters"),
        digits=_characters(known.get("digits", DIGITS), f"{where} digits"),
        sets=MappingProxyType(sets),
        vehicles=vehicles,
    )
    for pattern in patterns:
        registration.expand(pattern.pattern, np.random.default_rng(0))
    return registration


def _pattern(entry: object, where: str) -> Pattern:
    values = _keys_of(entry, ("pattern",), ("weight", "kind"), f"{where} pattern")
    pattern = Pattern(str(values["pattern"]), float(values.get("weight", 1.0)), str(values.get("kind", "car")))
    if pattern.weight <= 0:
        raise ValueError(f"Cannot read {where}: weight of {pattern.pattern!r} must be above 0, got {pattern.weight}")
    if pattern.kind not in KINDS:
        raise ValueError(f"Cannot read {where}: kind must be one of {', '.join(KINDS)}, got {pattern.kind!r}")
    return pattern


def _keys_of(entry: object, wanted: tuple[str, ...], optional: tuple[str, ...], where: str) -> dict:
    """The entry itself when it is a mapping that has all wanted keys and no other than these."""
    if not isinstance(entry, dict):
        raise ValueError(f"Cannot read {where}: wanted a mapping, got {entry!r}")
    missing = [key for key in wanted if key not in entry]
    unknown = sorted(str(key) for key in entry if key not in wanted + optional)
    if missing or unknown:
        raise ValueError(f"Cannot read {where}: wanted {wanted} and maybe {optional}, missing {missing}, got {unknown}")
    return entry


def _characters(value: object, where: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z0-9]+", value):
        raise ValueError(f"Cannot read {where}: wanted A-Z and 0-9 in quotes, got {value!r}")
    return value
