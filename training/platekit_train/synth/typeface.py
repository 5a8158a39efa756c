"""A typeface for one plate: an outline font or a style of the stroke font, asked for glyph masks by character."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from platekit_train.synth.outline_font import outline_glyph, plate_fonts
from platekit_train.synth.stroke_font import STYLE_COUNT, genre_styles, stroke_glyph

Typeface = Callable[[str], np.ndarray]
"""Character → coverage mask, uint8 0..255, GLYPH_HEIGHT tall."""

GENRE_SHARE = 0.45
STROKE_SHARE = 0.45


def random_typeface(rng: np.random.Generator, genres: Sequence[str] = ()) -> Typeface:
    """Often a stroke style of one of the genres, else a stroke style of any kind or an outline font by half."""
    fonts = plate_fonts()
    stroke = rng.random() < STROKE_SHARE
    index = int(rng.integers(1 << 30))
    if genres and rng.random() < GENRE_SHARE:
        styles = genre_styles(genres[index % len(genres)])
        number = styles[index // len(genres) % len(styles)]
        return lambda char: stroke_glyph(number, char)
    if stroke or not fonts:
        return lambda char: stroke_glyph(index % STYLE_COUNT, char)
    return lambda char: outline_glyph(fonts[index % len(fonts)], char)
