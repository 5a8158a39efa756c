"""Drawn scenes in files: masks lie where the plates are, and a seed writes the same again."""

import csv
import json

import cv2
import numpy as np

from platekit_train.scenes.__main__ import COLUMNS, main


def test_written_scenes_fit_together(tmp_path):
    assert main(["--count", "10", "--size", "256", "--seed", "2", "--out", str(tmp_path / "a")]) == 0
    records = [json.loads(line) for line in (tmp_path / "a" / "labels.jsonl").read_text().splitlines()]
    rows = list(csv.DictReader((tmp_path / "a" / "annotations.csv").open()))
    assert list(rows[0]) == COLUMNS
    assert [row["plate_text"] for row in rows] == [plate["text"] for each in records for plate in each["plates"]]
    assert len(records) == 10
    for record in records:
        picture = cv2.imread(str(tmp_path / "a" / record["image"]))
        mask = cv2.imread(str(tmp_path / "a" / record["mask"]), cv2.IMREAD_GRAYSCALE)
        assert picture.shape == (256, 256, 3)
        assert mask.shape == (256, 256)
        for plate in record["plates"]:
            quad = np.array(plate["quad"])
            x, y = np.rint(quad.mean(axis=0)).astype(int)
            if np.ptp(quad[:, 0]) > 16 and 0 <= x < 256 and 0 <= y < 256:
                assert mask[y, x] == 255


def test_the_same_seed_writes_the_same_scenes(tmp_path):
    for name in ("a", "b"):
        main(["--count", "3", "--size", "128", "--out", str(tmp_path / name)])
    for path in sorted((tmp_path / "a").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes(), path.name


def test_a_folder_with_files_is_refused(tmp_path, capsys):
    (tmp_path / "old.txt").write_text("")
    assert main(["--count", "1", "--out", str(tmp_path)]) == 1
    assert "must be empty" in capsys.readouterr().err
