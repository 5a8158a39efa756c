"""Sheets and pages: mistakes first, unsure characters marked, counts that add up."""

import sys

import cv2
import numpy as np
import pytest

from platekit_train.look import visualize_predictions
from platekit_train.look.mask_predictions import SearchedPhoto, find_plates, mask_page
from platekit_train.look.prediction_page import Group, Page, write_page
from platekit_train.look.reader_predictions import LabelledCrop, ReadCrop, read_crops, reader_page
from platekit_train.own.masks import OwnPhoto
from platekit_train.picture_sheet import Caption, Cell, fitted, tile, write_picture
from platekit_train.reader.open_model import Reading, open_reader_model
from platekit_train.segmenter.looks import Region

GRAY = np.full((20, 60), 90, np.uint8)
RED, YELLOW = (255, 95, 85), (255, 196, 60)


def read(label, text, *chars):
    return ReadCrop(LabelledCrop(GRAY, label, f"{label}.png"), Reading(text, chars))


READ = [
    read("A1", "A1", 0.99, 0.98),
    read("B2", "B2", 0.99, 0.5),
    read("C3", "C8", 0.99, 0.6),
    read("O0", "00", 0.97, 0.96),
    read("", ""),
]


def test_wrong_readings_come_first_and_the_surest_of_them_on_top():
    page = reader_page("model", READ, low=0.8, limit=10)
    sources = [[cell.captions[-1].pieces[0][0] for cell in group.cells] for group in page.groups]
    assert sources == [["O0.png", "C3.png"], ["B2.png"], [".png", "A1.png"]]


def test_counts_add_up():
    # Right: A1, B2 and the empty one; O0 read as 00 is right when O is taken for 0.
    counts = {what: (count, total) for what, count, total in reader_page("model", READ, low=0.8, limit=10).counts}
    assert counts == {
        "right": (3, 5),
        "right, O = 0 and I = 1": (4, 5),
        "wrong": (2, 5),
        "wrong, every character at 0.8 or more": (1, 5),
        "right, a character below 0.8": (1, 5),
    }


def test_wrong_characters_are_red_and_unsure_ones_yellow():
    wrong, unsure = (reader_page("model", READ, low=0.8, limit=10).groups[n].cells[-1] for n in (0, 1))
    assert ("8", RED) in wrong.captions[1].pieces  # read 8 where the label has 3
    assert ("3", RED) in wrong.captions[0].pieces
    assert ("2", YELLOW) in unsure.captions[1].pieces
    assert ("2 0.50  ", YELLOW) in unsure.captions[2].pieces


def test_page_shows_no_more_than_the_limit_and_says_so(tmp_path):
    page = reader_page("model <1>", READ * 4, low=0.8, limit=3)
    write_page(page, tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text()
    assert "Wrong: 8, 3 shown" in html
    assert "model &lt;1&gt; on 20 crops" in html
    assert html.count("<figure>") == html.count('src="data:image/png;base64,') == 9
    assert "http" not in html


def test_sheet_is_a_picture_and_other_names_are_refused(tmp_path):
    page = reader_page("model", READ, low=0.8, limit=3)
    write_page(page, tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    for name in ("page.xyz", "page"):
        with pytest.raises(ValueError, match=f"wanted a name such as sheet.png, got {name}"):
            write_page(page, tmp_path / name)


def test_empty_groups_leave_no_heading(tmp_path):
    write_page(Page("t", (), (Group("Wrong", (), 0),), (50, 50)), tmp_path / "page.html")
    assert "Wrong" not in (tmp_path / "page.html").read_text()


def test_pictures_keep_their_aspect_and_stand_in_their_cells():
    assert fitted(GRAY, (120, 120)).shape == (40, 120, 3)
    sheet = tile([Cell(GRAY, (Caption.plain("text"),))] * 3, 2, size=(60, 20))
    # Two columns and two rows of 60 × (20 + 15 for the caption), with gaps of 6 around.
    assert sheet.shape == (2 * (35 + 6) + 6, 2 * (60 + 6) + 6, 3)
    assert (sheet[6:26, 6:66] == 90).all()
    with pytest.raises(ValueError, match="wanted cells"):
        tile([], 2, size=(60, 20))


def test_picture_is_written_in_rgb(tmp_path):
    write_picture(np.full((4, 4, 3), (255, 0, 0), np.uint8), tmp_path / "new" / "red.png")
    assert cv2.imread(str(tmp_path / "new" / "red.png"))[0, 0].tolist() == [0, 0, 255]


@pytest.mark.parametrize("head", ["ctc", "slots"])
def test_reader_of_weights_tells_each_characters_probability(known_by_heart, head):
    weights, known = known_by_heart
    model = open_reader_model(weights, head)
    results = read_crops(model, [LabelledCrop(i, t, "") for i, t in zip(known.images, known.texts, strict=True)])
    assert sum(each.right for each in results) >= 6
    for each in results:
        assert len(each.reading.chars) == len(each.reading.text)
        assert all(0 < sure <= 1.0001 for sure in each.reading.chars)


def test_folder_without_a_bundle_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"config\.yaml, or weights"):
        open_reader_model(tmp_path)


def region(x0, y0, x1, y1, score=0.9):
    return Region((x0, y0, x1, y1), score, np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]))


def photo(name):
    mask = np.zeros((100, 200), np.uint8)
    mask[40:60, 50:110] = 255
    return OwnPhoto.of(name, np.zeros((100, 200, 3), np.uint8), mask)


def test_missed_plates_come_first_then_false_regions_then_the_rest():
    met, stray = region(49.5, 39.5, 109.5, 59.5), region(150, 0, 180, 10)
    searched = [
        SearchedPhoto(photo("found"), (met,)),
        SearchedPhoto(photo("false"), (met, stray)),
        SearchedPhoto(photo("missed"), (stray,)),
    ]
    page = mask_page("model", searched, limit=5)
    assert [[cell.captions[-1].pieces[0][0] for cell in group.cells] for group in page.groups] == [
        ["missed"], ["false"], ["found"],
    ]  # fmt: skip
    counts = {what: (count, total) for what, count, total in page.counts}
    assert counts["plates found at IoU 0.3"] == (2, 3)
    assert counts["regions that meet no label"] == (2, 4)
    assert counts["photos with such a region"] == (2, 3)
    assert searched[0].overlaps == (1.0,)


def test_score_has_the_colour_of_its_region():
    met, stray = region(49.5, 39.5, 109.5, 59.5, 0.95), region(150, 0, 180, 10, 0.85)
    page = mask_page(
        "model", [SearchedPhoto(photo("false"), (met, stray)), SearchedPhoto(photo("missed"), ())], limit=5
    )
    missed, false, _ = page.groups
    assert false.cells[0].captions[1].pieces[1:] == (("0.95  ", (60, 255, 60)), ("0.85  ", RED))
    assert missed.cells[0].captions[1].pieces[1:] == (("none", (150, 150, 150)),)


def test_model_that_is_no_segmenter_is_refused(tmp_path):
    with pytest.raises(ValueError, match="wanted the ONNX file of a segmenter, found none"):
        find_plates(tmp_path, [])


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        ("reader", "plates.csv", "image_path,plate_text\n", "Cannot show .*: wanted labelled pictures, got none"),
        ("segmenter", "boxes.csv", "image_path,xmin,ymin,xmax,ymax\n", "wanted labelled pictures, got none"),
        ("reader", "plates.csv", "image_path,text\n", "plate_text not in"),
        ("reader", "plates.csv", "image_path,plate_text\nno.png,A1\n", "Cannot use 1 of 1 pictures"),
    ],
)
def test_command_says_in_one_line_what_is_wrong_with_the_data(
    tmp_path, monkeypatch, known_by_heart, kind, name, text, said
):
    (tmp_path / name).write_text(text)
    command = [kind, known_by_heart[0], "--data", tmp_path / name, "--out", tmp_path / "page.html"]
    monkeypatch.setattr(sys, "argv", ["visualize_predictions", *map(str, command)])
    with pytest.raises(SystemExit, match=said):
        visualize_predictions.main()
