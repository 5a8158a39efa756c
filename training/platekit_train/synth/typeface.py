"""A typeface for one plate: an outline font or a style of the stroke font, asked for glyph masks by character."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from platekit_train.synth.outline_font import outline_glyph, plate_fonts
from platekit_train.synth.stroke_font import STYLE_COUNT, stroke_glyph

Typeface = Callable[[str], np.ndarray]
"""Character → coverage mask, uint8 0..255, GLYPH_HEIGHT tall."""

STROKE_SHARE = 0.5


def random_typeface(rng: np.random.Generator) -> Typeface:
    """Half stroke styles, half outline fonts; only stroke styles when no fonts were fetched."""
    fonts = plate_fonts()
    stroke = rng.random() < STROKE_SHARE
    index = int(rng.integers(1 << 30))
    if stroke or not fonts:
        return lambda char: stroke_glyph(index % STYLE_COUNT, char)
    return lambda char: outline_glyph(fonts[index % len(fonts)], char)
