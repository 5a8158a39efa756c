"""What a reader is measured on."""

import cv2
import numpy as np
import pytest

from platekit_train.reader.reading_score import load_crops


@pytest.fixture
def annotations(tmp_path):
    """Four crops of two drives, 40 px wide and 20 high, each of its own grey."""
    names = ["day_1.png", "day_2.png", "night_1.png", "night_2.png"]
    for number, name in enumerate(names):
        cv2.imwrite(str(tmp_path / name), np.full((20, 40), 50 * number, np.uint8))
    rows = [f"{name},AB{number}" for number, name in enumerate(names)]
    (tmp_path / "annotations.csv").write_text("\n".join(["image_path,plate_text", *rows]))
    return tmp_path / "annotations.csv"


def test_crops_that_were_trained_on_are_not_measured(annotations):
    kept = load_crops(annotations, trained_on=["day_"])
    assert kept.texts == ("AB2", "AB3")
    assert [int(image.mean()) for image in kept.images] == [100, 150]
    assert kept.name == annotations.parent.name + "-untrained"


def test_a_set_of_which_nothing_was_trained_on_keeps_its_name(annotations):
    whole = load_crops(annotations, trim=0.1, trained_on=["evening_"])
    assert whole.texts == ("AB0", "AB1", "AB2", "AB3")
    assert whole.name == annotations.parent.name + "-trimmed"


def test_a_set_of_which_everything_was_trained_on_is_refused(annotations):
    with pytest.raises(ValueError, match="wanted pictures not trained on, got 4 others"):
        load_crops(annotations, trained_on=["day_", "night_"])
