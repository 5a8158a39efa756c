"""Own data is checked before training: what is taken, and what is said about the rest."""

import cv2
import numpy as np
import pytest

from platekit_train.bad_data import BadData, refuse
from platekit_train.own.crops import OwnStream, group_by_text, mixed_batches, own_batch, vary
from platekit_train.own.plates import OwnPlate, list_csv, list_data, load_plates, plate_text, read_crop
from platekit_train.own.split import split_as_given, split_by_text
from platekit_train.reader.stream import StreamOptions


def write_picture(path, width=60, height=20):
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.full((height, width, 3), 200, np.uint8))


def plate(text, shade=0):
    return OwnPlate(None, text, np.full((20, 60), shade, np.uint8))


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"image_path,plate_text\na.png,AB12\n", ["AB12"]),
        (b"\xef\xbb\xbfimage_path,plate_text\r\na.png,AB12\r\n", ["AB12"]),
        (b'plate_region,"plate_text",image_path\nfr,"AB,12","a, b.png"\n', ["AB,12"]),
        (b"image_path,plate_text\n\na.png, AB 12 \n\n", ["AB 12"]),
        (b"image_path,plate_text\rc.png,X1\rd.png,Y2\r", ["X1", "Y2"]),
    ],
    ids=["plain", "byte order mark and CRLF", "quotes, other order, region", "empty lines and spaces", "old Mac lines"],
)
def test_csv_is_read_as_others_write_it(tmp_path, content, texts):
    path = tmp_path / "plates.csv"
    path.write_bytes(content)
    assert [each.text for each in list_csv(path)] == texts


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1 must name the columns image_path, plate_text"),
        (b"image_path;plate_text\na.png;AB12\n", "line 1 must name"),
        (b"image_path,plate_text\na.png,AB12,fr\n", "line 2 must have 2 cells as line 1, got 3"),
        (b"image_path,plate_text\na.png,AB12\nb.png\n", "line 3 must have 2 cells"),
        (b'image_path,plate_text\na.png,"AB12\n', "line 2 must be CSV"),
        (b"image_path,plate_text\na.png,AB\xff\n", "line 2 must be UTF-8, got byte 0xff"),
        (b"image_path,plate_text,xmin\na.png,AB12,\nb.png,AB12,3\n", r"a place in a photo \(plates.csv line 3\)"),
    ],
)
def test_csv_that_cannot_be_read_names_the_line(tmp_path, content, message):
    path = tmp_path / "plates.csv"
    path.write_bytes(content)
    with pytest.raises(BadData, match=message):
        list_csv(path)


def test_paths_are_relative_to_the_csv_or_absolute(tmp_path):
    write_picture(tmp_path / "set/in.png")
    write_picture(tmp_path / "elsewhere/out.png")
    (tmp_path / "set/plates.csv").write_text(f"image_path,plate_text\nin.png,A1\n{tmp_path}/elsewhere/out.png,B2\n")
    plates, faults = load_plates(list_csv(tmp_path / "set/plates.csv"))
    assert [each.text for each in plates] == ["A1", "B2"]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "plain"), [("ab-12", "AB12"), ("B·AB 123", "BAB123"), ("1.234", "1234"), ("ABCDEFGH12", "ABCDEFGH12")]
)
def test_marks_and_small_letters_are_no_part_of_a_text(text, plain):
    assert plate_text(text) == plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must have 1 to 10 characters"),
        (" - ", "must have 1 to 10 characters"),
        ("ÄB12", "A-Z and 0-9 only, got 'Ä'"),
        ("서울12가3456", "A-Z and 0-9 only"),
        ("ABCDEFGH123", "at most 10 characters, got 11"),
    ],
)
def test_text_that_the_reader_cannot_learn_is_refused(text, message):
    with pytest.raises(BadData, match=message):
        plate_text(text)


def test_every_picture_that_cannot_be_used_is_listed_with_its_line(tmp_path):
    write_picture(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "plates.csv").write_text(
        "image_path,plate_text\ngood.png,AB1\nbroken.png,AB2\ngone.png,AB3\nempty.png,AB4\ngood.png,Ö\n"
    )
    listed = list_csv(tmp_path / "plates.csv")
    plates, faults = load_plates(listed)
    assert [each.text for each in plates] == ["AB1"]
    assert [fault.split(":")[0] for fault in faults] == [f"plates.csv line {line}" for line in (3, 4, 5, 6)]
    with pytest.raises(BadData, match="Cannot use 4 of 5 pictures") as caught:
        refuse(faults, len(listed))
    assert "--skip-bad" in str(caught.value)


def test_tinylpr_folder_takes_the_text_from_the_name(tmp_path):
    write_picture(tmp_path / "train/AB12_0.jpg")
    write_picture(tmp_path / "train/AB12_1.JPG")
    write_picture(tmp_path / "val/XY9_0.jpg")
    (tmp_path / "train/AB12_0.txt").write_text("1 1 9 9\n")
    training, held = list_data(tmp_path)
    assert [each.text for each in training] == ["AB12", "AB12"]
    assert [each.text for each in held] == ["XY9"]


def test_folder_without_train_is_refused(tmp_path):
    with pytest.raises(BadData, match="found no train/"):
        list_data(tmp_path)


def test_large_crops_are_made_smaller_once(tmp_path):
    write_picture(tmp_path / "large.png", 2000, 1000)
    assert read_crop(tmp_path / "large.png").shape == (128, 256)


def test_no_plate_is_on_both_sides():
    plates = [plate(f"A{number}") for number in range(10) for _ in range(3)]
    split = split_by_text(plates, 0.2, seed=1)
    sides = [{each.text for each in side} for side in (split.training, split.held_back)]
    assert sides[0] & sides[1] == set()
    assert len(sides[1]) == 2
    assert len(split.training) + len(split.held_back) == 30


def test_one_plate_alone_cannot_be_held_back():
    with pytest.raises(BadData, match="at least 2 different texts, got 1"):
        split_by_text([plate("A1"), plate("A1")], 0.2, seed=1)


def test_given_split_loses_training_pictures_of_held_back_plates():
    split = split_as_given([plate("A1"), plate("B2"), plate("B2")], [plate("B2")])
    assert [each.text for each in split.training] == ["A1"]
    assert split.dropped == 2
    with pytest.raises(BadData, match="wanted pictures on both sides"):
        split_as_given([plate("B2")], [plate("B2")])


def test_batches_mix_own_and_drawn_crops_and_depend_on_seed_and_number_only():
    plates = tuple(plate(f"A{number}", 20 * number) for number in range(5))
    stream = OwnStream(group_by_text(plates), own=3, drawn=StreamOptions(seed=2, batch=5))
    first, again = (next(mixed_batches(stream, range(4, 5), workers=0)) for _ in range(2))
    assert first.images.shape == (8, 64, 128)
    assert np.array_equal(first.images, again.images)
    assert all(text in {each.text for each in plates} for text in first.texts[:3])
    assert [np.isnan(boxes).all() for boxes in first.boxes[:3]] == [True] * 3
    assert not np.isnan(np.concatenate(first.boxes[3:])).any()


def test_plates_with_many_pictures_are_not_shown_more_often():
    plates = tuple([plate("MANY")] * 98 + [plate("ONE"), plate("TWO")])
    stream = OwnStream(group_by_text(plates), own=300, drawn=StreamOptions(seed=2, batch=0))
    texts = own_batch(stream, 0).texts
    # 300 draws of three texts: 100 each, with a deviation of about 8.
    assert all(70 < texts.count(text) < 130 for text in ("MANY", "ONE", "TWO"))


def test_varied_crop_keeps_what_stands_in_the_middle():
    gray = np.full((64, 128), 220, np.uint8)
    gray[16:48, 32:96] = 20
    for number in range(20):
        varied = vary(np.random.default_rng(number), gray).astype(int)
        assert varied.shape == (64, 128)
        assert varied[26:38, 52:76].mean() < varied[2:6].mean()
