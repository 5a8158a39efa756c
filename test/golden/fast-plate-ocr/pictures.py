"""Draws the plates: small crops of our own making, once in colour and once in gray, and the tables that label them.

    python pictures.py

Drawn once, with OpenCV 5.0.0: its letters look otherwise in 4.x, and all generations must see the same files.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np


FIXTURES = Path(__file__).parent / "fixtures"
PICTURES = FIXTURES / "pictures"


@dataclass(frozen=True)
class Plate:
    """What is drawn, and how it is labelled; a label may be wrong on purpose, so that metrics are no round numbers."""

    drawn: str
    size: tuple[int, int]
    """Height and width; some of them round or pad unevenly in a letterbox of 64 × 128."""
    paint: tuple[tuple[int, int, int], tuple[int, int, int]]
    """RGB of the ground and of the characters."""
    region: str
    label: str | None = None
    label_region: str | None = None


YELLOW = ((232, 200, 60), (20, 30, 60))
WHITE = ((228, 232, 226), (40, 20, 25))
GREEN = ((30, 110, 70), (235, 240, 230))
BLUE = ((40, 60, 150), (240, 235, 220))

PLATES = (
    Plate("AB12", (33, 51), WHITE, "Brazil"),
    Plate("PK 40", (20, 100), YELLOW, "Germany", label="PK40"),
    Plate("7XYZ9", (24, 90), GREEN, "Brazil"),
    Plate("GO55B", (27, 88), WHITE, "Germany"),
    Plate("M1", (31, 40), BLUE, "Argentina"),
    Plate("ABC123", (40, 110), YELLOW, "Argentina", label="ABD123"),
    Plate("0008", (22, 77), WHITE, "Germany"),
    Plate("QRS777", (29, 96), BLUE, "Brazil"),
    Plate("KL8MN", (19, 64), GREEN, "Argentina"),
    Plate("EE3", (26, 26), YELLOW, "Brazil", label="EE33", label_region="Unknown"),
    Plate("H5", (50, 30), WHITE, "Argentina"),
    # Half of 13 is 6.5 columns: Python rounds to 6.
    Plate("I", (128, 13), BLUE, "Germany", label="I1"),
    Plate("TUVW64", (35, 120), WHITE, "Argentina", label="TUVW6"),
)
BATCHES = (1, 5)
"""Thirteen plates: batches of five leave one of three, which counts as much as the others."""


def draw(plate: Plate, seed: int) -> np.ndarray:
    """An RGB picture: sloping light, a frame, the characters, little noise."""
    height, width = plate.size
    ground, ink = plate.paint
    light = np.linspace(0.82, 1.0, width)[None, :, None] * np.linspace(1.0, 0.9, height)[:, None, None]
    image = (light * np.array(ground)).astype(np.uint8)
    cv2.rectangle(image, (1, 1), (width - 2, height - 2), ink, 1)
    scale = min((width - 4) / (18 * len(plate.drawn)), (height - 4) / 26)
    at = (3, int(height / 2 + 10 * scale))
    cv2.putText(image, plate.drawn, at, cv2.FONT_HERSHEY_SIMPLEX, scale, ink, 1, cv2.LINE_AA)
    noise = np.random.default_rng(seed).integers(-2, 3, (height, width, 3))
    return np.clip(image.astype(int) + noise, 0, 255).astype(np.uint8)


def write_pictures(folder: Path) -> None:
    """`color/NN.png`, `gray/NN.png`, and a table for each, with regions and without."""
    rows = []
    for index, plate in enumerate(PLATES, 1):
        name = f"{index:02}.png"
        rgb = draw(plate, index)
        for kind, image in (("color", rgb[..., ::-1]), ("gray", cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY))):
            (folder / kind).mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(folder / kind / name), image, [cv2.IMWRITE_PNG_COMPRESSION, 9])
        region = plate.label_region or plate.region
        rows.append({"image_path": name, "plate_text": plate.label or plate.drawn, "plate_region": region})
    for kind in ("color", "gray"):
        write_table(folder / kind / "annotations.csv", rows, ["image_path", "plate_text"])
    write_table(folder / "color" / "annotations-regions.csv", rows, ["image_path", "plate_text", "plate_region"])
    drawn = [
        {**row, "plate_text": plate.drawn.replace(" ", ""), "plate_region": plate.region}
        for row, plate in zip(rows, PLATES)
    ]
    for kind in ("color", "gray"):
        write_table(folder / kind / "training.csv", drawn, ["image_path", "plate_text"])
    write_table(folder / "color" / "training-regions.csv", drawn, ["image_path", "plate_text", "plate_region"])


def write_table(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    write_pictures(PICTURES)
