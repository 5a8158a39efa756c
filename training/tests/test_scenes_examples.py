import csv

import cv2
import numpy as np
import pytest

from platekit_train.scenes.examples import write_examples


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("examples")
    write_examples(out)
    return out


def test_pictures_are_full_hd_and_small(folder):
    pictures = sorted(folder.glob("*.jpg"))
    assert len(pictures) == 6
    for path in pictures:
        assert path.stat().st_size < 300_000
        assert cv2.imread(str(path)).shape == (1080, 1920, 3)


def test_annotations_lie_on_bright_plates(folder):
    with (folder / "annotations.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    for row in rows:
        quad = np.array([[float(row[f"x{i}"]), float(row[f"y{i}"])] for i in range(1, 5)])
        x0, y0, x1, y1 = (round(float(row[key])) for key in ("xmin", "ymin", "xmax", "ymax"))
        picture = cv2.imread(str(folder / row["image_path"]))
        assert quad[:, 0].min() == pytest.approx(float(row["xmin"]), abs=0.1)
        assert np.median(picture[y0:y1, x0:x1]) > np.median(picture)
        assert row["plate_text"].isalnum()
