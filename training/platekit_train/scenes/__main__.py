"""Draw pictures with plates in them, and their masks: python -m platekit_train.scenes --count 200 --out scenes"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import cv2
import numpy as np
from tqdm import tqdm

from .photos import load_photos
from .samples import SceneSamples
from .window import PlacedPlate, Window

COLUMNS = ["image_path", "plate_text", "xmin", "ymin", "xmax", "ymax", *(f"{a}{i}" for i in range(1, 5) for a in "xy")]
_STEP = 32


def write_scenes(samples: SceneSamples, count: int, folder: Path) -> None:
    """Pictures, masks (255 = plate), annotations.csv (a row a plate) and labels.jsonl (a line a picture).

    A plate that lies half outside is listed with the corners it would have there.

    @raise FileExistsError when the folder holds something.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"Cannot write scenes: {folder} must be empty, got files in it")
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    with (
        (folder / "annotations.csv").open("w", newline="", encoding="utf-8") as table_file,
        (folder / "labels.jsonl").open("w", encoding="utf-8") as label_file,
    ):
        table = csv.writer(table_file, lineterminator="\n")
        table.writerow(COLUMNS)
        for index in tqdm(range(count), unit="scene", disable=None):
            window = samples.at(index)
            names = _write_pictures(window, folder, f"{index:06d}")
            plates = [{"text": plate.text, "quad": _rounded(plate.quad)} for plate in window.plates]
            table.writerows([names["image"], *_cells(plate)] for plate in window.plates)
            label_file.write(json.dumps({**names, "plates": plates}) + "\n")


def _write_pictures(window: Window, folder: Path, name: str) -> dict[str, str]:
    names = {"image": f"images/{name}.png", "mask": f"masks/{name}.png"}
    cv2.imwrite(str(folder / names["image"]), window.picture[..., ::-1])
    cv2.imwrite(str(folder / names["mask"]), (window.target >= 0.5).astype(np.uint8) * 255)
    return names


def _cells(plate: PlacedPlate) -> list[str | float]:
    low, high = plate.quad.min(axis=0), plate.quad.max(axis=0)
    return [plate.text, *_rounded(low), *_rounded(high), *_rounded(plate.quad.ravel())]


def _rounded(values: np.ndarray) -> list:
    return np.round(values.astype(float), 1).tolist()


def main(arguments: list[str] | None = None) -> int:
    """Draw and write; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m platekit_train.scenes", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="new or empty folder for pictures, masks and labels")
    parser.add_argument("--count", type=int, default=200, help="pictures (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="a seed gives the same pictures again (default: 1)")
    parser.add_argument("--size", type=int, default=512, help="side in pixels, a multiple of 32 (default: %(default)s)")
    parser.add_argument("--data", type=Path, help="folder with train/ photos; without it every scene is drawn")
    chosen = parser.parse_args(arguments)
    if chosen.count < 1 or chosen.size < _STEP or chosen.size % _STEP:
        parser.error(f"--count must be at least 1 and --size a multiple of {_STEP}, got {chosen.count}, {chosen.size}")
    try:
        write_scenes(SceneSamples(chosen.seed, chosen.size, load_photos(chosen.data)), chosen.count, chosen.out)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
