"""Data sets in files: what the command writes fits together and is the same again for the same seed."""

import csv
import json

import cv2
import numpy as np
import pytest

from platekit_train.synth.__main__ import main
from platekit_train.synth.dataset import Sample, mask_of, region_of


def labels(folder):
    return [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("kind", ["--flat", "--crops"])
def test_written_files_fit_together(tmp_path, kind):
    folder = tmp_path / "plates"
    assert main(["--count", "12", "--out", str(folder), "--seed", "3", kind]) == 0
    rows = list(csv.DictReader((folder / "annotations.csv").open()))
    records = labels(folder)
    assert len(rows) == len(records) == 12
    for row, record in zip(rows, records, strict=True):
        named = {"image_path": record["image"], "plate_text": record["text"], "plate_region": record["region"]}
        assert row == named
        image = cv2.imread(str(folder / record["image"]))
        mask = cv2.imread(str(folder / record["mask"]), cv2.IMREAD_GRAYSCALE)
        height, width = mask.shape
        assert image.shape == (height, width, 3)
        assert set(np.unique(mask)) <= {0, 255}
        boxes = np.array(record["boxes"])
        assert boxes.shape == (len(record["text"]), 4)
        assert (boxes[:, :2] > -1).all()
        assert (boxes[:, 2:] < [width + 1, height + 1]).all()
        for x0, y0, x1, y1 in boxes:  # characters stand on the plate
            assert mask[int(y0 + y1) // 2, int(x0 + x1) // 2] == 255


def test_the_same_seed_writes_the_same_files(tmp_path):
    for name in ("a", "b"):
        main(["--count", "5", "--out", str(tmp_path / name), "--seed", "8"])
    for path in sorted((tmp_path / "a").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes(), path.name
    main(["--count", "5", "--out", str(tmp_path / "c"), "--seed", "9"])
    assert labels(tmp_path / "a") != labels(tmp_path / "c")


def test_layout_and_letter_height_can_be_chosen(tmp_path):
    options = ["--layout", "uk-rear", "--layout", "br-gray", "--letter-height", "20", "20", "--jpeg"]
    assert main(["--count", "20", "--out", str(tmp_path / "few"), *options]) == 0
    records = labels(tmp_path / "few")
    assert {record["layout"] for record in records} == {"uk-rear", "br-gray"}
    assert {record["region"] for record in records} == {"United Kingdom", "Brazil"}
    assert all(record["image"].endswith(".jpg") for record in records)


def test_a_sheet_needs_no_folder(tmp_path):
    assert main(["--count", "9", "--sheet", str(tmp_path / "sheet.png")]) == 0
    assert cv2.imread(str(tmp_path / "sheet.png")) is not None


def test_a_folder_with_files_and_an_unknown_layout_are_refused(tmp_path, capsys):
    (tmp_path / "old.txt").write_text("")
    assert main(["--count", "1", "--out", str(tmp_path)]) == 1
    assert "must be empty" in capsys.readouterr().err
    assert main(["--count", "1", "--out", str(tmp_path / "new"), "--layout", "eu-zz"]) == 1
    assert "Cannot draw layout 'eu-zz'" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("wrong", [["--count", "0"], ["--letter-height", "9", "3"], ["--flat", "--crops"], []])
def test_a_wrong_call_ends_with_usage(tmp_path, wrong):
    with pytest.raises(SystemExit):
        main([*wrong, "--out", str(tmp_path / "x")] if wrong else [])


def test_mask_covers_exactly_the_pixels_of_the_quad():
    """Edges 2..6 across and 1..4 down hold the pixel columns 2-5 and rows 1-3."""
    quad = np.float32([[2, 1], [6, 1], [6, 4], [2, 4]])
    mask = mask_of(Sample(np.zeros((6, 8), np.uint8), "A", "uk-rear", quad, np.zeros((1, 4))))
    wanted = np.zeros((6, 8), np.uint8)
    wanted[1:4, 2:6] = 255
    assert np.array_equal(mask, wanted)


def test_region_is_the_country_or_unknown():
    assert region_of("eu-de") == "Germany"
    assert region_of("random-wide") == "Unknown"
