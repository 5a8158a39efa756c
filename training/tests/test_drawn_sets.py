"""Held-out drawn sets: the same every time, and of the kind they are named for."""

import numpy as np

from platekit_train.reader.drawn_sets import drawn_set, has_two_rows
from platekit_train.synth.plate import RenderedPlate


def _plate(*boxes: tuple[float, float, float, float]) -> RenderedPlate:
    return RenderedPlate(np.zeros((40, 80, 3), np.uint8), "A" * len(boxes), np.float32(boxes), "x", 2.0)


def test_rows_are_told_by_where_the_last_character_stands() -> None:
    assert not has_two_rows(_plate((0, 10, 10, 30), (20, 12, 30, 32)))
    assert has_two_rows(_plate((0, 2, 10, 18), (20, 2, 30, 18), (0, 22, 10, 38)))


def test_a_set_is_the_same_every_time() -> None:
    first, second = drawn_set("a", 3, has_two_rows), drawn_set("b", 3, has_two_rows)
    assert first.texts == second.texts
    assert np.array_equal(first.images, second.images)
    assert first.images.shape == (3, 64, 128)
