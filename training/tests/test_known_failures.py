"""What a model gets wrong: the kinds, their numbers, and cards that show a picture which is there."""

import re
from pathlib import Path

import numpy as np
import pytest

from platekit_train.look.failed_crops import KINDS, Attempt, attempts, failed_words
from platekit_train.look.failed_crops import failed_page as crops_page
from platekit_train.look.failed_masks import KINDS as MASK_KINDS
from platekit_train.look.failed_masks import Searched, find_failures
from platekit_train.look.failed_masks import failed_page as masks_page
from platekit_train.look.failed_masks import failed_words as mask_words
from platekit_train.look.known_failures import MOST_BYTES, PICTURE, SECTION, failures, write_failures
from platekit_train.picture_sheet import write_small_picture
from platekit_train.reader.open_model import open_reader_model

MODELS = Path(__file__).parents[2] / "models"
CARDS = sorted(MODELS.glob("*/README.md"))
NOISE = np.random.default_rng(0).integers(0, 256, (64, 128), dtype=np.uint8)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.parent.name)
def test_a_card_shows_its_known_failures_and_no_picture_that_is_not_there(card):
    text = card.read_text()
    linked = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert f"## {SECTION}\n\n![" in text, "run `make failures` after an export"
    assert linked == [PICTURE]
    assert 0 < (card.parent / PICTURE).stat().st_size <= MOST_BYTES


def attempt(text, read, probability=0.5):
    return Attempt(NOISE, text, read, probability)


@pytest.mark.parametrize(
    ("text", "read", "kind"),
    [
        ("AB12", "AB12", ""),
        ("", "", ""),
        ("AB12", "A812", "Characters confused"),
        ("O0I1", "00I1", "O and 0, I and 1 alone"),
        ("O0B1", "0081", "Characters confused"),
        ("AB12", "AB1", "Characters left out or added"),
        ("AB12", "AB122", "Characters left out or added"),
        ("AB12", "", "Nothing read"),
        ("", "A1", "Read where there is no registration"),
    ],
)
def test_a_failure_is_of_one_kind(text, read, kind):
    assert attempt(text, read).kind == kind
    assert kind in ("", *KINDS)


TRIED = [
    attempt("AB12", "AB12", 0.99),
    attempt("AB12", "A812", 0.4),
    attempt("BB12", "8812", 0.95),
    attempt("CO12", "C012", 0.7),
    attempt("", "", 0.9),
    attempt("", "A1", 0.3),
]


def test_words_say_how_often_each_kind_happens():
    words = failed_words(TRIED)
    # Of four plates three are wrong: 75 %. B is read as 8 once in the second and twice in the third.
    assert "Of 4 held-out drawn plates (set `drawn`), 3 are misread (75.0 %" in words
    assert "2 with characters confused, 0 with characters left out or added, 1 by O for 0 or I for 1 alone" in words
    assert "Most often: B as 8 (3), O as 0 (1)." in words
    assert "1 of the misread are told with a probability of 0.9 or more" in words
    assert "Of 2 drawn crops without a registration 1 are read as something, the surest at 0.30." in words


def test_the_surest_of_a_kind_comes_first_and_what_is_right_is_not_shown():
    groups = {group.title: group for group in crops_page("model", TRIED).groups}
    assert {title: group.total for title, group in groups.items() if group.total} == {
        "Characters confused": 2,
        "O and 0, I and 1 alone": 1,
        "Read where there is no registration": 1,
    }
    first = groups["Characters confused"].cells[0].captions
    assert "".join(piece for piece, _ in first[1].pieces).split() == ["read", "8812", "0.95"]


def mask(*boxes):
    """20×40, True in the boxes x, y, width, height."""
    result = np.zeros((20, 40), bool)
    for x, y, width, height in boxes:
        result[y : y + height, x : x + width] = True
    return result


def found(truth, said):
    picture = np.zeros((20, 40, 3), np.uint8)
    return find_failures(picture, np.where(said, 0.9, 0.2), truth, said)


@pytest.mark.parametrize(
    ("truth", "said", "kinds"),
    [
        ([(2, 2, 10, 5)], [(2, 2, 10, 5)], []),
        ([(2, 2, 10, 5)], [], [("A plate missed", 0.0)]),
        # Four of ten columns: IoU 20/50; one of ten: 5/50 is not below 0.1; a part of 12 pixels in 150: missed.
        ([(2, 2, 10, 5)], [(2, 2, 4, 5)], [("A ragged mask", 0.4)]),
        ([(2, 2, 15, 10)], [(2, 2, 4, 3)], [("A plate missed", 0.08)]),
        ([(2, 2, 10, 5)], [(2, 2, 10, 5), (20, 8, 5, 5)], [("A mask where no plate is", 0.0)]),
        # Fewer than 12 pixels are noise.
        ([], [(20, 8, 3, 3)], []),
    ],
)
def test_a_plate_is_missed_or_ragged_and_a_part_is_false(truth, said, kinds):
    failed = found(mask(*truth), mask(*said))
    assert [(each.kind, pytest.approx(each.iou)) for each in failed] == [(k, pytest.approx(i)) for k, i in kinds]


def test_mask_words_count_by_size_and_by_score():
    failed = [*found(mask((2, 2, 10, 5)), mask((20, 8, 5, 5)))]
    words = mask_words(Searched(tuple(failed), (10, 40), 7))
    assert "Of 2 plates in 7 held-out drawn windows (set `drawn-held-out`), 1 are missed" in words
    assert "Of the 1 less than 32 px wide 1 fail so, and 0 of the 1 wider ones." in words
    assert "1 parts of the mask lie where no plate is, 1 of them with a score of 0.8 or more" in words


def test_worst_masks_come_first():
    small, large = found(mask((2, 2, 4, 4)), mask()), found(mask((2, 2, 12, 6)), mask())
    searched = Searched((*small, *large), (4, 12), 2)
    assert [each.place for each in searched.of(MASK_KINDS[0])] == [(2, 2, 12, 6), (2, 2, 4, 4)]


def test_a_small_picture_keeps_to_its_size_or_is_refused(tmp_path):
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    write_small_picture(noise, tmp_path / "a.webp", 40_000)
    assert 0 < (tmp_path / "a.webp").stat().st_size <= 40_000
    with pytest.raises(ValueError, match="wanted at most 100 bytes"):
        write_small_picture(noise, tmp_path / "b.webp", 100)
    assert not (tmp_path / "b.webp").exists()


def test_a_bundle_gets_its_picture_and_one_section_however_often_it_is_asked(tmp_path):
    bundle = tmp_path / "plate-segment"
    bundle.mkdir()
    for name in ("model.onnx", "config.yaml"):
        (bundle / name).symlink_to(MODELS / "plate-segment" / name)
    (bundle / "README.md").write_text("# m\n\n## Measured\n\nx\n\n## Limits\n\nnone\n")
    page, words = failures(bundle, 6)
    assert words.startswith("Of ")
    assert "in 6 held-out drawn windows" in words
    for _ in range(2):
        write_failures(bundle, page, words)
    card = (bundle / "README.md").read_text()
    assert card.count(f"## {SECTION}") == card.count(f"]({PICTURE})") == 1
    assert card.index(SECTION) < card.index("## Limits")
    assert (bundle / PICTURE).read_bytes()[8:12] == b"WEBP"


def test_a_reader_is_tried_on_plates_and_on_crops_without_one(known_by_heart):
    weights, _ = known_by_heart
    tried = attempts(open_reader_model(weights), 1.0, 10)
    assert [bool(each.text) for each in tried] == [True] * 10 + [False] * 3
    assert all(0 <= each.probability <= 1 for each in tried)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"wanted a bundle with config\.yaml, found none"):
        failures(tmp_path)


def test_a_mask_page_shows_what_is_wrong_alone():
    searched = Searched(tuple(found(mask((2, 2, 10, 5)), mask((20, 8, 5, 5)))), (10,), 1)
    assert [group.total for group in masks_page("m", searched).groups] == [1, 1, 0]
