"""A run's YAML file → frozen dataclasses, with errors that name the key."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

Config = TypeVar("Config")


def read_config(path: Path, kind: type[Config]) -> Config:
    """The dataclass `kind` filled from a YAML file.

    Unknown keys, missing keys and values of a wrong type are a ValueError; so is what the dataclass itself refuses.
    """
    try:
        return _filled(yaml.safe_load(path.read_text()), kind, "")
    except (ValueError, yaml.YAMLError) as error:
        raise ValueError(f"Cannot read {path}: {error}") from error


def _filled(content: Any, kind: type[Config], where: str) -> Config:
    """`content` as a `kind`; `where` is the path of keys so far, for errors."""
    if not isinstance(content, dict):
        raise ValueError(f"{where or 'the file'} must be keys and values, got {content!r}")
    known = {item.name: item for item in fields(kind)}
    unknown = sorted(str(key) for key in set(content) - set(known))
    required = {name for name, item in known.items() if item.default is MISSING and item.default_factory is MISSING}
    missing = sorted(required - set(content))
    if unknown or missing:
        place = f" in {where}" if where else ""
        raise ValueError(f"missing keys {missing}, unknown keys {unknown}{place}; wanted keys among {sorted(known)}")
    hints = get_type_hints(kind)
    return kind(**{key: _value(value, hints[key], f"{where}.{key}".lstrip(".")) for key, value in content.items()})


def _value(value: Any, hint: Any, where: str) -> Any:
    """`value` as the type of a field: a dataclass, a tuple, a path, a number, a text or a truth value."""
    choices = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if value is None and type(None) in choices:
        return None
    (wanted,) = (choice for choice in choices if choice is not type(None))
    if is_dataclass(wanted):
        return _filled(value, wanted, where)
    if get_origin(wanted) is tuple:
        parts = get_args(wanted)
        if not isinstance(value, list) or len(value) != len(parts):
            raise ValueError(f"{where} must be a list of {len(parts)}, got {value!r}")
        return tuple(_value(each, part, where) for each, part in zip(value, parts, strict=True))
    if wanted is Path and isinstance(value, str):
        return Path(value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
        raise ValueError(f"{where} must be of type {wanted.__name__}, got {value!r}")
    return value
