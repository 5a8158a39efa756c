"""Only readings on which format and confidence agree become labels."""

import csv
import json
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest

from platekit_train.bad_data import BadData
from platekit_train.own.pseudo_labels import flat_crop, labels_of, read_report, trusted, write_labels

FORMAT = {"code": "ro", "pattern": "LL DD LLL", "probability": 0.9}


def _plate(**changes: object) -> dict:
    corners = [{"x": x, "y": y} for x, y in ((10, 10), (110, 10), (110, 35), (10, 35))]
    plate = {"text": "B20ABC", "rawText": "B20ABC", "confidence": 0.97, "polygon": corners, "format": FORMAT}
    return {**plate, **changes}


@pytest.mark.parametrize(
    ("plate", "reason"),
    [
        (_plate(), ""),
        (_plate(rawText="B2OABC"), "changed by the format"),
        (_plate(confidence=0.94), "unsure"),
        ({key: value for key, value in _plate().items() if key != "format"}, "no format"),
    ],
)
def test_what_is_trusted(plate: dict, reason: str) -> None:
    assert trusted(plate, 0.95) == reason


def test_small_plates_and_the_untrusted_are_counted_and_left_out() -> None:
    low = [{"x": x, "y": y} for x, y in ((10, 10), (50, 10), (50, 21), (10, 21))]
    report = [
        {"source": "a.jpg", "plates": [_plate(), _plate(polygon=low), _plate(confidence=0.1)]},
        {"source": "b.jpg"},
    ]
    counts: Counter[str] = Counter()
    assert [label.text for label in labels_of(report, 0.95, counts)] == ["B20ABC"]
    assert counts == {"kept": 1, "too small": 1, "unsure": 1}


def test_a_crop_is_the_plate_and_its_margin() -> None:
    photo = np.zeros((60, 140, 3), np.uint8)
    photo[10:35, 10:110] = 255
    crop = flat_crop(photo, np.float32([[10, 10], [110, 10], [110, 35], [10, 35]]))
    assert crop.shape == (27, 108, 3)  # 25 + 2 × 1, 100 + 2 × 4
    assert crop[13, 54].tolist() == [255, 255, 255]
    assert crop[13, 0].tolist() == [0, 0, 0]


def test_crops_and_table_are_written(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), np.full((60, 140, 3), 90, np.uint8))
    labels = labels_of([{"source": str(tmp_path / "a.png"), "plates": [_plate()]}], 0.95, Counter())
    assert write_labels(labels, tmp_path / "out") == 1
    (row,) = csv.DictReader((tmp_path / "out" / "annotations.csv").open())
    assert (row["plate_text"], row["confidence"], row["source"]) == ("B20ABC", "0.9700", "a.png")
    assert cv2.imread(str(tmp_path / "out" / row["image_path"])).shape == (27, 108, 3)


def test_results_of_a_report_are_found(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    path.write_text(json.dumps({"version": 1, "results": [{"source": "a.jpg", "error": {"code": "ERR"}}]}))
    assert read_report(path) == [{"source": "a.jpg", "error": {"code": "ERR"}}]


@pytest.mark.parametrize(
    "content", ["{", json.dumps({"version": 1}), json.dumps({"version": 2, "results": []}), json.dumps([1])]
)
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "readings.json"
    path.write_text(content)
    with pytest.raises(BadData, match="Cannot read"):
        read_report(path)
