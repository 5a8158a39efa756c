"""Every layout draws plates whose labels and boxes fit together, with the stroke typeface alone."""

import numpy as np
import pytest

from platekit_train.synth import outline_font
from platekit_train.synth.layout import load_layouts
from platekit_train.synth.plate import MAX_TEXT, render_plate
from platekit_train.synth.text_format import DIGITS, LETTERS, expand_format, text_of


@pytest.fixture(autouse=True)
def no_fonts(monkeypatch):
    """The tests must hold on a machine that never fetched a font."""
    monkeypatch.setattr("platekit_train.synth.typeface.plate_fonts", lambda: ())
    monkeypatch.setattr("platekit_train.synth.small_print.print_fonts", lambda: ())


@pytest.mark.parametrize("layout", load_layouts(), ids=lambda layout: layout.id)
def test_layout_renders_with_labels_inside(layout):
    rng = np.random.default_rng(5)
    for _ in range(6):
        plate = render_plate(rng, height=64, layout=layout)
        height, width = plate.image.shape[:2]
        assert plate.image.dtype == np.uint8
        assert plate.image.shape == (64, width, 3)
        assert 1 <= len(plate.text) <= MAX_TEXT
        assert set(plate.text) <= set(LETTERS + DIGITS)
        assert plate.boxes.shape == (len(plate.text), 4)
        assert (plate.boxes[:, :2] >= -1).all()
        assert (plate.boxes[:, 2] <= width + 1).all()
        assert (plate.boxes[:, 3] <= height + 1).all()
        assert (plate.boxes[:, 2:] > plate.boxes[:, :2]).all()


@pytest.mark.parametrize("layout", load_layouts(), ids=lambda layout: layout.id)
def test_layout_formats_expand_to_texts_that_fit(layout):
    rng = np.random.default_rng(0)
    for pattern in layout.formats:
        text = text_of(expand_format(pattern, rng, layout.letters))
        assert 1 <= len(text) <= MAX_TEXT, pattern


def test_same_seed_draws_the_same_plate():
    first, second = (render_plate(np.random.default_rng(3)) for _ in range(2))
    assert first.text == second.text
    assert np.array_equal(first.image, second.image)


def test_characters_are_drawn_in_their_boxes():
    """Ink differs from the ground inside the boxes of a plain layout."""
    layout = next(each for each in load_layouts() if each.id == "eu-hu")
    plate = render_plate(np.random.default_rng(1), layout=layout)
    gray = plate.image.mean(2)
    for x0, y0, x1, y1 in plate.boxes.astype(int):
        assert np.ptp(gray[y0:y1, x0:x1]) > 60


def test_expand_format_rejects_an_unknown_sign():
    with pytest.raises(ValueError, match=r"Cannot expand the format 'LL\?'"):
        expand_format("LL?", np.random.default_rng(0))


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [
        ("LD", ["char", "char"]),
        ("L D", ["char", "gap", "char"]),
        ("{AB}-D", ["char", "char", "dash", "char"]),
        ("sDo", ["stack", "char", "icon"]),
    ],
)
def test_expand_format_kinds(pattern, kinds):
    rows = expand_format(pattern, np.random.default_rng(0))
    assert [token.kind for token in rows[0]] == kinds


def test_missing_fonts_are_no_error(tmp_path, monkeypatch):
    monkeypatch.setattr(outline_font, "FONTS_DIR", tmp_path)
    outline_font.print_fonts.cache_clear()
    assert outline_font.print_fonts() == ()
    outline_font.print_fonts.cache_clear()
