"""Registration formats: a small pattern language turned into characters, gaps and marks.

    L letter   D digit   X either   {AB|C|...} one of these, literally   / next row
    space gap  - dash    . dot      o gap with a picture or seal         s two small letters, one above the other

A registration may name further sets of characters by one letter each. A character or an alternative that stands
several times in its set is drawn as often. Only letters and digits become part of the text; everything else is drawn
and stays unlabelled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"

TokenKind = Literal["char", "gap", "dash", "dot", "icon", "stack", "sign"]
_MARKS: dict[str, TokenKind] = {" ": "gap", "-": "dash", ".": "dot", "o": "icon", "s": "stack"}
PATTERN_SIGNS = frozenset("LDX{}|/").union(_MARKS)
_NO_SETS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Token:
    """One thing on a row of a plate; `char` is set for kind `char` only."""

    kind: TokenKind
    char: str = ""


def expand_format(
    pattern: str,
    rng: np.random.Generator,
    letters: str = LETTERS,
    *,
    digits: str = DIGITS,
    sets: Mapping[str, str] = _NO_SETS,
) -> list[list[Token]]:
    """Rows of tokens for one random text in this format.

    @param letters what L stands for, digits what D stands for, sets what further one-letter signs stand for.
    @raise ValueError for a sign that is not in the pattern language.
    """
    pools = {**sets, "L": letters, "D": digits, "X": letters + digits}
    rows: list[list[Token]] = [[]]
    i = 0
    while i < len(pattern):
        sign = pattern[i]
        i += 1
        if sign == "{":
            end = pattern.find("}", i)
            if end < 0:
                raise ValueError(f"Cannot expand the format {pattern!r}: wanted a }} after {{, got none")
            choices = pattern[i:end].split("|")
            i = end + 1
            rows[-1].extend(Token("char", char) for char in choices[rng.integers(len(choices))])
        elif sign in pools:
            pool = pools[sign]
            rows[-1].append(Token("char", pool[rng.integers(len(pool))]))
        elif sign == "/":
            rows.append([])
        elif sign in _MARKS:
            rows[-1].append(Token(_MARKS[sign]))
        else:
            wanted = f"{' '.join(sorted(pools))} {{}} / space - . o s"
            raise ValueError(f"Cannot expand the format {pattern!r}: wanted {wanted}, got {sign!r}")
    return rows


def text_of(rows: list[list[Token]]) -> str:
    """The labelled text, rows joined."""
    return "".join(token.char for row in rows for token in row)
