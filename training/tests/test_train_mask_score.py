"""Mask scores against counted pixels."""

import numpy as np
import pytest

from platekit_train.segmenter.evaluate import filled_boxes, mask_lines
from platekit_train.segmenter.mask_score import MaskScores, overlap_scores


def mask(*slices, shape=(10, 20)):
    out = np.zeros(shape, bool)
    for rows, columns in slices:
        out[rows, columns] = True
    return out


PLATE = (slice(2, 6), slice(2, 8))
"""4×6 pixels."""
SHIFTED = (slice(2, 6), slice(4, 10))
"""The same, two columns on: 16 pixels shared, 32 in either."""


def test_overlap_scores_count_pixels():
    assert overlap_scores(mask(PLATE), mask(SHIFTED)) == (16 / 32, 32 / 48)


def test_empty_masks_agree_and_an_empty_one_misses_everything():
    assert overlap_scores(mask(), mask()) == (1, 1)
    assert overlap_scores(mask(), mask(PLATE)) == (0, 0)
    assert overlap_scores(mask(PLATE), mask()) == (0, 0)


def test_scores_are_means_over_pictures():
    scores = MaskScores()
    scores.add(mask(SHIFTED), mask(PLATE))  # IoU 1/2, 16 of 200 pixels wrong
    scores.add(mask(), mask())
    lines = {line["metric"]: line["value"] for line in mask_lines("set", scores)}
    assert lines["mean_iou"] == 0.75
    assert lines["mean_dice"] == pytest.approx((2 / 3 + 1) / 2, abs=1e-4)
    assert lines["pixel_accuracy"] == pytest.approx((184 / 200 + 1) / 2)
    assert lines["object_recall_iou50"] == 1
    assert lines["object_precision_iou50"] == 1


def test_objects_are_counted_one_by_one():
    far = (slice(2, 6), slice(14, 20))
    scores = MaskScores()
    scores.add(mask(PLATE), mask(PLATE, far))
    scores.add(mask(PLATE, far), mask())
    assert (scores.objects, scores.objects_found) == (2, 1)
    assert (scores.predictions, scores.predictions_right) == (3, 1)


def test_unknown_pixels_do_not_count():
    scores = MaskScores()
    known = ~mask((slice(0, 10), slice(8, 20)))
    scores.add(mask(SHIFTED), mask((slice(2, 6), slice(4, 8))), known)
    assert scores.ious == [1]
    assert scores.accuracies == [1]


def test_boxes_are_filled_in_the_size_of_the_mask():
    filled = filled_boxes([(10, 20, 30, 40)], (100, 200), (50, 100))
    rows, columns = np.nonzero(filled)
    assert (rows.min(), rows.max() + 1, columns.min(), columns.max() + 1) == (10, 20, 5, 15)
