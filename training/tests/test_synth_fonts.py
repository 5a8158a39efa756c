"""The list of typefaces, its page and the stroke typeface."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from platekit_train.synth import fetch_fonts
from platekit_train.synth.stroke_font import GLYPH_HEIGHT, STYLE_COUNT, stroke_glyph
from platekit_train.synth.text_format import DIGITS, LETTERS

PAGE = Path(__file__).parents[1] / "FONTS.md"


def test_fonts_page_names_every_typeface_with_its_licence():
    page = PAGE.read_text()
    for entry in yaml.safe_load(fetch_fonts.LIST.read_text())["fonts"]:
        row = next((line for line in page.splitlines() if f"`{entry['package']}`" in line), "")
        assert entry["licence"] in row, entry["package"]


@pytest.mark.parametrize("style", [0, 7, STYLE_COUNT - 1])
def test_stroke_glyphs_fill_their_height_and_differ(style):
    masks = {char: stroke_glyph(style, char) for char in LETTERS + DIGITS}
    for char, mask in masks.items():
        assert mask.shape[0] == GLYPH_HEIGHT
        assert mask[:6].max() > 120, char
        assert mask[-6:].max() > 120, char
    for a, b in ("2Z", "B8", "5S", "VY", "DO", "UV", "6G"):
        assert masks[a].shape != masks[b].shape or np.abs(masks[a].astype(int) - masks[b]).mean() > 2, (a, b)


def test_stroke_glyph_refuses_other_signs():
    with pytest.raises(ValueError, match="Cannot draw a stroke glyph"):
        stroke_glyph(0, "é")
