"""Registration formats: a small pattern language turned into characters, gaps and marks.

    L letter   D digit   X either   {AB|C|...} one of these, literally   / next row
    space gap  - dash    . dot      o gap with a picture or seal         s two small letters, one above the other

Only letters and digits become part of the text; everything else is drawn and stays unlabelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"

TokenKind = Literal["char", "gap", "dash", "dot", "icon", "stack"]
_MARKS: dict[str, TokenKind] = {" ": "gap", "-": "dash", ".": "dot", "o": "icon", "s": "stack"}


@dataclass(frozen=True)
class Token:
    """One thing on a row of a plate; `char` is set for kind `char` only."""

    kind: TokenKind
    char: str = ""


def expand_format(pattern: str, rng: np.random.Generator, letters: str = LETTERS) -> list[list[Token]]:
    """Rows of tokens for one random text in this format.

    @raise ValueError for a sign that is not in the pattern language.
    """
    rows: list[list[Token]] = [[]]
    i = 0
    while i < len(pattern):
        sign = pattern[i]
        i += 1
        if sign == "{":
            end = pattern.index("}", i)
            choices = pattern[i:end].split("|")
            i = end + 1
            rows[-1].extend(Token("char", char) for char in choices[rng.integers(len(choices))])
        elif sign == "L":
            rows[-1].append(Token("char", letters[rng.integers(len(letters))]))
        elif sign == "D":
            rows[-1].append(Token("char", DIGITS[rng.integers(10)]))
        elif sign == "X":
            pool = letters + DIGITS
            rows[-1].append(Token("char", pool[rng.integers(len(pool))]))
        elif sign == "/":
            rows.append([])
        elif sign in _MARKS:
            rows[-1].append(Token(_MARKS[sign]))
        else:
            raise ValueError(f"Cannot expand the format {pattern!r}: wanted L D X {{}} / space - . o s, got {sign!r}")
    return rows


def text_of(rows: list[list[Token]]) -> str:
    """The labelled text, rows joined."""
    return "".join(token.char for row in rows for token in row)
