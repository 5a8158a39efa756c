"""Lines of small unlabelled text: state names, slogans, stickers, dealers."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from platekit_train.synth.outline_font import outline_word, print_fonts
from platekit_train.synth.paint import scaled
from platekit_train.synth.stroke_font import GLYPH_HEIGHT, stroke_glyph

_PRINT_STYLES = 24  # stroke styles used for small print; few, so that whole words stay cached

_LINES = 160


@lru_cache(maxsize=2000)
def _stroke_word(style: int, text: str) -> np.ndarray:
    """A line in the stroke font, GLYPH_HEIGHT / 2 tall; signs it cannot draw become gaps."""
    gap = np.zeros((GLYPH_HEIGHT, 12), np.uint8)
    parts = [gap[:, :4]]
    for char in text.upper():
        drawable = char.isascii() and char.isalnum()
        parts += [stroke_glyph(style, char) if drawable else np.repeat(gap, 2, axis=1), gap]
    line = np.hstack(parts)
    return scaled(line, line.shape[1] / 2, GLYPH_HEIGHT / 2)


def word_mask(rng: np.random.Generator, text: str, height: float, max_width: float) -> np.ndarray:
    """Coverage of `text` about `height` pixels tall and at most `max_width` wide, random face."""
    fonts = print_fonts()
    if fonts and rng.random() < 0.85:
        mask = outline_word(fonts[rng.integers(len(fonts))], text)
    else:
        mask = _stroke_word(int(rng.integers(_PRINT_STYLES)), text)
    width = mask.shape[1] * height / mask.shape[0] * rng.uniform(0.85, 1.3)
    return scaled(mask, min(width, max_width), height)


def random_word(rng: np.random.Generator, longest: int = 9) -> str:
    """A pronounceable nonsense word, as dealers and towns have them."""
    consonants, vowels = "BCDFGHJKLMNPRSTVWZ", "AEIOU"
    length = int(rng.integers(3, longest + 1))
    word = "".join((consonants if i % 2 else vowels)[rng.integers(5)] if rng.random() < 0.8 else
                   consonants[rng.integers(18)] for i in range(length))  # fmt: skip
    return word if rng.random() < 0.6 else word.capitalize()


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    rng = np.random.default_rng(7)
    return tuple(" ".join(random_word(rng) for _ in range(int(rng.integers(1, 4)))) for _ in range(_LINES))


def random_line(rng: np.random.Generator) -> str:
    """One to three nonsense words, from a fixed stock, so that drawn lines stay cached."""
    return _lines()[rng.integers(_LINES)]
