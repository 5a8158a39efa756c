"""The list of typefaces, its page and the stroke typeface."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from platekit_train.synth import fetch_fonts, stroke_font
from platekit_train.synth.stroke_font import GLYPH_HEIGHT, STYLE_COUNT, genre_styles, stroke_glyph, stroke_style
from platekit_train.synth.text_format import DIGITS, LETTERS

PAGE = Path(__file__).parents[1] / "FONTS.md"
GENRES = Path(stroke_font.__file__).with_name("genres.yaml")


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


@pytest.mark.parametrize("genre", ["fe", "din", "mandatory", "die", "bar-one", "square", "heavy"])
def test_styles_of_a_genre_keep_to_its_ranges(genre):
    told = yaml.safe_load(GENRES.read_text())["genres"][genre]
    for index in genre_styles(genre):
        style = stroke_style(index)
        assert told["width"][0] <= style.width <= told["width"][1]
        assert told["weight"][0] <= style.weight <= told["weight"][1]
        assert style.forms["1"] in told["forms"]["1"]


@pytest.mark.parametrize("genre", ["fe", "die", "bar-one"])
def test_one_and_i_differ_where_the_genre_says_so(genre):
    for index in list(genre_styles(genre))[:12]:
        one, i = stroke_glyph(index, "1"), stroke_glyph(index, "I")
        assert one.shape != i.shape or np.abs(one.astype(int) - i).mean() > 2, index


def test_an_unknown_genre_is_refused():
    with pytest.raises(ValueError, match=r"genre must be one of fe, din, .*, got 'gothic'"):
        genre_styles("gothic")
