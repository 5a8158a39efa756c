"""Contact sheets show the original beside what was made of it, again and again the same."""

import sys

import cv2
import numpy as np
import pytest

from platekit_train.look import visualize_augmentation
from platekit_train.look.visualize_augmentation import outlined, reader_cells, segmenter_cells
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.synth.surroundings import Photos


def cells_of(seed, *, boxes=False):
    return reader_cells(np.random.default_rng(seed), None, Photos(), views=3, boxes=boxes)


def test_flat_plate_comes_first_with_its_text_then_the_crops():
    flat, *crops = cells_of(1)
    assert flat.captions[0].pieces[0][0].isalnum()
    assert flat.picture.ndim == 3
    assert [crop.picture.shape for crop in crops] == [(128, 256)] * 3
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip([flat, *crops], cells_of(1), strict=True))


def test_boxes_are_drawn_onto_flat_plate_and_crops():
    box = np.array((230, 40, 160))
    assert all((cell.picture == box).all(-1).any() for cell in cells_of(1, boxes=True))


def test_scene_comes_first_and_its_outline_is_where_the_mask_is():
    samples = SceneSamples(1, 128, PhotoShelf())
    scene, *photographs = segmenter_cells(samples, 0, views=2)
    assert len(photographs) == 2
    window = samples.make(0)
    green = (outlined(window.picture, window) == (60, 255, 60)).all(-1)
    border = cv2.dilate((window.target > 0.5).astype(np.uint8), np.ones((3, 3))) > 0
    assert green.any()
    assert not (green & ~border).any()
    assert (scene.picture[green] == (60, 255, 60)).all()


@pytest.mark.parametrize("kind", ["reader", "segmenter"])
def test_command_writes_a_png(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(sys, "argv", ["", kind, "--out", str(tmp_path / "sheet.png"), "--count", "2", "--views", "1"])
    visualize_augmentation.main()
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")


def test_unknown_layout_lists_the_layouts(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["", "reader", "--layout", "atlantis", "--out", str(tmp_path / "sheet.png")])
    with pytest.raises(SystemExit, match=r"'atlantis': wanted one of .*eu-de"):
        visualize_augmentation.main()
