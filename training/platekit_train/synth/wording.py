"""What is written on one plate: tokens by row, from a layout's formats."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from platekit_train.synth.layout import Layout
from platekit_train.synth.registration import load_registration
from platekit_train.synth.text_format import Token, expand_format

_PARTING_MARKS = {"gap", "dash", "dot", "icon"}
_PLAIN_SEALS = {"dot": Token("dot"), "none": Token("gap")}


def random_wording(rng: np.random.Generator, layout: Layout) -> list[list[Token]]:
    """Rows of tokens for one random text of this layout."""
    rows = _random_text(rng) if rng.random() < layout.random_texts else _formatted(rng, layout)
    if len(rows) != layout.rows:
        row = [token for part in rows for token in part]
        rows = part_row(rng, row) if layout.rows == 2 else [row]
    if layout.seals in _PLAIN_SEALS:
        mark = _PLAIN_SEALS[layout.seals]
        rows = [[mark if token.kind == "icon" else token for token in row] for row in rows]
    if rng.random() < layout.stacks and not any(token.kind == "stack" for row in rows for token in row):
        rows[0] = _with_stack(rng, rows[0])
    if rng.random() < layout.sign:
        rows[0] = [Token("sign"), *rows[0]]
    return rows


def _formatted(rng: np.random.Generator, layout: Layout) -> list[list[Token]]:
    pattern, _ = layout.patterns[int(np.searchsorted(layout.pattern_shares, rng.random(), side="right"))]
    if layout.registration:
        return load_registration(layout.registration).expand(pattern, rng)
    return expand_format(pattern, rng, layout.letters)


def _random_text(rng: np.random.Generator) -> list[list[Token]]:
    count = int(rng.integers(3, 9))
    signs = ["X"] * count
    if rng.random() < 0.5:
        signs.insert(int(rng.integers(1, count)), str(rng.choice([" ", " ", "-", ".", "o"])))
    return expand_format("".join(signs), rng)


def part_row(rng: np.random.Generator, row: list[Token]) -> list[list[Token]]:
    """Two rows of about equal length, parted at a mark (which falls away) or between letters and digits."""
    signs = [i for i, token in enumerate(row) if token.kind == "char"]
    places = []
    for before, after in pairwise(signs):
        marked = any(token.kind in _PARTING_MARKS for token in row[before + 1 : after])
        if marked or row[before].char.isdigit() != row[after].char.isdigit():
            upper = signs.index(before) + 1
            places.append((abs(len(signs) - 2 * upper) - 1.5 * marked + rng.uniform(0, 1.5), before, after))
    if not places:
        before = signs[max(0, len(signs) // 2 - 1)]
        places.append((0.0, before, before + 1))
    _, before, after = min(places)
    return [row[: before + 1], row[after:]]


def _with_stack(rng: np.random.Generator, row: list[Token]) -> list[Token]:
    pick = rng.random()
    inside = int(rng.integers(1, max(2, len(row))))
    place = 0 if pick < 0.45 else len(row) if pick < 0.75 else inside
    return [*row[:place], Token("stack"), *row[place:]]
