"""Outline typefaces (ttf files) as glyph masks of a fixed capital height."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import yaml
from PIL import Image, ImageDraw, ImageFont

from platekit_train.synth.stroke_font import GLYPH_HEIGHT

FONTS_DIR = Path(os.environ.get("PLATEKIT_FONTS", Path(__file__).parents[2] / "fonts"))

_PRINT_ONLY = {
    entry["package"].removeprefix("@fontsource/")
    for entry in yaml.safe_load(Path(__file__).with_name("fonts.yaml").read_text())["fonts"]
    if entry["role"] == "print"
}


@lru_cache(maxsize=1)
def plate_fonts() -> tuple[Path, ...]:
    """Fonts fit for registration characters, sorted; empty when `make fonts` was never run."""
    return tuple(path for path in print_fonts() if path.stem.rsplit("-", 1)[0] not in _PRINT_ONLY)


@lru_cache(maxsize=1)
def print_fonts() -> tuple[Path, ...]:
    """All fonts, sorted by name so that a seed means the same picture on every machine."""
    return tuple(sorted(FONTS_DIR.glob("*.ttf")))


@lru_cache(maxsize=256)
def _sized(path: Path, cap_height: int) -> tuple[ImageFont.FreeTypeFont, int]:
    """The font scaled so that a capital H is `cap_height` pixels tall, and the y of the baseline."""
    probe = ImageFont.truetype(str(path), 200)
    _, top, _, bottom = probe.getbbox("H")
    font = ImageFont.truetype(str(path), max(4, round(200 * cap_height / (bottom - top))))
    return font, font.getbbox("H")[3]


@lru_cache(maxsize=4000)
def outline_glyph(path: Path, char: str) -> np.ndarray:
    """Coverage of one capital or digit, uint8 0..255, GLYPH_HEIGHT tall, cut tight at the sides."""
    font, baseline = _sized(path, GLYPH_HEIGHT)
    canvas = Image.new("L", (GLYPH_HEIGHT * 3, GLYPH_HEIGHT * 2))
    shift = GLYPH_HEIGHT * 3 // 2 - baseline
    ImageDraw.Draw(canvas).text((GLYPH_HEIGHT, shift), char, font=font, fill=255)
    mask = np.asarray(canvas)
    columns = np.flatnonzero(mask.max(0) > 40)
    rows = np.flatnonzero(mask.max(1) > 40)
    base = baseline + shift
    top, bottom = min(rows[0], base - GLYPH_HEIGHT), max(rows[-1] + 1, base)
    cut = mask[top:bottom, columns[0] : columns[-1] + 1]
    if cut.shape[0] != GLYPH_HEIGHT:
        cut = cv2.resize(cut, (cut.shape[1], GLYPH_HEIGHT), interpolation=cv2.INTER_AREA)
    return cut


@lru_cache(maxsize=12000)
def outline_word(path: Path, text: str, cap_height: int = 22) -> np.ndarray:
    """Coverage of a whole line of small print, any case, uint8 0..255, cut tight."""
    font, _ = _sized(path, cap_height)
    left, top, right, bottom = font.getbbox(text)
    canvas = Image.new("L", (max(1, right - left) + 2, max(1, bottom - top) + 2))
    ImageDraw.Draw(canvas).text((1 - left, 1 - top), text, font=font, fill=255)
    return np.asarray(canvas)
