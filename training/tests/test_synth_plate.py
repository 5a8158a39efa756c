"""Every layout draws plates whose labels and boxes fit together, with the stroke typeface alone."""

from dataclasses import replace

import numpy as np
import pytest

from platekit_train.synth import outline_font
from platekit_train.synth.layout import load_layouts
from platekit_train.synth.plate import MAX_TEXT, render_plate
from platekit_train.synth.text_format import DIGITS, LETTERS, expand_format, text_of
from platekit_train.synth.wording import part_row, random_wording


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
def test_layout_writes_texts_that_fit(layout):
    rng = np.random.default_rng(0)
    for _ in range(40):
        rows = random_wording(rng, layout)
        assert len(rows) == layout.rows
        assert all(any(token.kind == "char" for token in row) for row in rows)
        assert 1 <= len(text_of(rows)) <= MAX_TEXT


@pytest.mark.parametrize("layout", [each for each in load_layouts() if each.rows == 2], ids=lambda layout: layout.id)
def test_two_rows_are_read_upper_row_first(layout):
    """Going through the text, characters run to the right, and once jump down and back to the left."""
    for seed in range(4):
        boxes = render_plate(np.random.default_rng(seed), height=80, layout=layout).boxes
        down = np.diff((boxes[:, 1] + boxes[:, 3]) / 2)
        (jump,) = np.flatnonzero(down > 0.5 * (boxes[0, 3] - boxes[0, 1]))
        for row in (boxes[: jump + 1], boxes[jump + 1 :]):
            assert (np.diff(row[:, 0]) > 0).all()
            assert np.ptp(row[:, 1]) == 0


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("{B} {102} {ABC}", ["B102", "ABC"]),  # a mark near the middle; 4 + 3 is nearer than 1 + 6
        ("{ABC}-{1234}", ["ABC", "1234"]),
        ("{AB1234}", ["AB", "1234"]),  # without marks: between letters and digits
        ("{123456}", ["123", "456"]),  # without either: in the middle
        ("{ABC}o{12}", ["ABC", "12"]),
    ],
)
def test_part_row(pattern, rows):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        (row,) = expand_format(pattern, rng)
        assert [text_of([part]) for part in part_row(rng, row)] == rows
        assert [part[0].kind for part in part_row(rng, row)] == ["char", "char"]


def test_stacked_letters_and_signs_are_not_part_of_the_text():
    layout = replace(next(each for each in load_layouts() if each.id == "cn-blue"), stacks=1.0)
    for seed in range(20):
        (row,) = random_wording(np.random.default_rng(seed), layout)
        kinds = [token.kind for token in row]
        assert kinds.count("stack") == 1
        assert kinds[0] == "sign"
        assert len(text_of([row])) == kinds.count("char")


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
