"""Own photos with masks: what is taken, what is refused, and that windows and masks stay together."""

import cv2
import numpy as np
import pytest

from platekit_train.bad_data import BadData
from platekit_train.own.masks import OwnPhoto, load_boxes, load_photos, split_photos
from platekit_train.own.windows import OwnWindows, mixed_windows

PLATE = (slice(30, 50), slice(40, 100))
"""Rows 30 to 49 and columns 40 to 99: a box from 39.5, 29.5 to 99.5, 49.5."""


def write_pair(folder, name, mask_name, mask=None, size=(120, 160)):
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    picture = np.full((*size, 3), 90, np.uint8)
    picture[PLATE] = 240
    cv2.imwrite(str(folder / "images" / name), picture)
    if mask is None:
        mask = np.zeros(size, np.uint8)
        mask[PLATE] = 255
    cv2.imwrite(str(folder / "masks" / mask_name), mask)


@pytest.mark.parametrize(("name", "mask_name"), [("a.jpg", "a.png"), ("a.jpg", "a.jpg.png"), ("a.PNG", "a.png")])
def test_masks_are_found_by_either_name(tmp_path, name, mask_name):
    write_pair(tmp_path, name, mask_name)
    (photo,), faults = load_photos(tmp_path)
    assert faults == []
    assert photo.boxes == ((39.5, 29.5, 99.5, 49.5),)
    assert set(np.unique(photo.mask)) == {0, 255}


def test_masks_of_zeros_and_ones_or_in_colour_are_taken(tmp_path):
    ones, red = np.zeros((120, 160), np.uint8), np.zeros((120, 160, 3), np.uint8)
    ones[PLATE] = 1
    red[(*PLATE, 2)] = 255
    write_pair(tmp_path, "ones.jpg", "ones.png", ones)
    write_pair(tmp_path, "red.jpg", "red.png", red)
    photos, faults = load_photos(tmp_path)
    assert faults == []
    assert [photo.boxes for photo in photos] == [((39.5, 29.5, 99.5, 49.5),)] * 2


def test_what_cannot_be_used_is_named(tmp_path):
    write_pair(tmp_path, "good.jpg", "good.png")
    write_pair(tmp_path, "small.jpg", "small.png", np.zeros((60, 160), np.uint8))
    write_pair(tmp_path, "classes.jpg", "classes.png", np.full((120, 160), 7, np.uint8))
    write_pair(tmp_path, "alone.jpg", "stray.png")
    photos, faults = load_photos(tmp_path)
    assert [photo.name for photo in photos] == ["good.jpg"]
    assert faults == [
        "images/alone.jpg: mask must exist, found neither masks/alone.png nor masks/alone.jpg.png",
        "images/classes.jpg: mask must be 0 and 255 (or 0 and 1), got nothing above 7 in masks/classes.png",
        "images/small.jpg: mask must have the photo's size 160×120, got 160×60 in masks/small.png",
        "masks/stray.png: there is no photo of that name in images/",
    ]


def test_folder_laid_out_otherwise_is_refused(tmp_path):
    with pytest.raises(BadData, match="wanted folders images/ and masks/"):
        load_photos(tmp_path)


def test_boxes_become_masks_and_bad_numbers_are_listed(tmp_path):
    write_pair(tmp_path, "a.jpg", "a.png")
    (tmp_path / "boxes.csv").write_text(
        "image_path,xmin,ymin,xmax,ymax\nimages/a.jpg,40,30,100,50\nimages/a.jpg,5,5,x,9\nimages/gone.jpg,1,2,3,4\n"
    )
    (photo,), faults = load_boxes(tmp_path / "boxes.csv")
    assert photo.boxes == ((39.5, 29.5, 99.5, 49.5),)
    assert len(faults) == 2
    assert faults[0].startswith("boxes.csv line 3")


def photo_of(name, plates):
    mask = np.zeros((120, 160), np.uint8)
    if plates:
        mask[PLATE] = 255
    picture = np.full((120, 160, 3), 90, np.uint8)
    picture[mask > 0] = 240
    return OwnPhoto.of(name, picture, mask)


def test_photos_with_and_without_plates_are_held_back():
    photos = [photo_of(f"with {n}", True) for n in range(10)] + [photo_of(f"without {n}", False) for n in range(5)]
    training, held = split_photos(photos, 0.2, seed=1)
    assert (sum(bool(p.boxes) for p in held), len(held)) == (2, 3)
    assert {p.name for p in training}.isdisjoint(p.name for p in held)
    assert len(training) + len(held) == 15
    with pytest.raises(BadData, match="at least 2 with a plate"):
        split_photos(photos[:1] + photos[10:], 0.2, seed=1)


def test_mask_stays_on_the_plate_in_every_window():
    (*_,) = windows = OwnWindows.of([photo_of("a", True)], seed=1, size=64).fixed(20)
    pictures, coverage, trust = windows[0]
    bright, inside = pictures.float().mean(-1) > 200, coverage > 250
    assert trust.min() == 1
    assert inside.any()
    assert bright[inside].float().mean() > 0.99  # the plate is 240, all else 90 or 114
    assert not bright[coverage == 0].any()


def test_stream_mixes_own_and_drawn_windows_and_repeats():
    own = OwnWindows.of([photo_of("a", True)], seed=3, size=64)
    first, again = (next(mixed_windows(own, (2, 2), range(5, 6), workers=0)) for _ in range(2))
    assert [tuple(part.shape) for part in first] == [(4, 64, 64, 3), (4, 64, 64), (4, 64, 64)]
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
