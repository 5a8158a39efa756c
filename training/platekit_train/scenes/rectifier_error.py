"""Measure where the rectifier's corners lie against the true ones, on drawn scenes; `make rectifier-error` runs it.

Scenes with known plates are written as PNG files, the `lpr` command finds the plates in them, and each found corner
is expressed in the true plate's own plane: (0, 0) is its top-left corner, (1, 1) its bottom-right one.
What comes out, synth/rectifier_error.yaml, is what training crops are cut with.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import yaml
from tqdm import tqdm

from platekit_train.scenes.drawn import drawn_vehicles
from platekit_train.scenes.geometry import homography, map_points, rectangle, side_lengths
from platekit_train.scenes.photometric import photograph
from platekit_train.synth.rectifier_residuals import RESIDUALS_FILE

REPOSITORY = Path(__file__).resolve().parents[3]
SIZE = 640
"""Side of the scenes in pixels."""
_NARROWEST = 40.0  # pixels across a plate that can be read at all
_OUTLIER = 0.35  # largest offset of a corner, share of the plate's side, of a plate that was found at its place
_UNIT = rectangle(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Measurement:
    """Residuals of the matched plates, and how many plates there were."""

    residuals: np.ndarray  # N×4×2: found minus true corner, shares of the plate's width and height, TL TR BR BL
    wanted: int  # plates wide enough and wholly inside
    outliers: int  # found, but with a corner further off than `_OUTLIER`

    @property
    def missed(self) -> int:
        """Plates without a quad anywhere near."""
        return self.wanted - self.outliers - len(self.residuals)


def residual(found: np.ndarray, true: np.ndarray) -> np.ndarray:
    """Found corners minus true ones (both 4×2 pixels), in shares of the true plate's width and height."""
    return map_points(homography(true, _UNIT), found) - _UNIT


def measure(found: list[list[np.ndarray]], true: list[list[np.ndarray]]) -> Measurement:
    """Match quads picture by picture: a found quad belongs to the true one that its centre lies in.

    @raise ValueError when the lists differ in length.
    """
    residuals, outliers = [], 0
    for quads, plates in zip(found, true, strict=True):
        for plate in plates:
            offsets = [residual(quad, plate) for quad in quads]
            near = [each for each in offsets if np.abs(each.mean(axis=0)).max() < 0.5]
            if not near:
                continue
            best = min(near, key=lambda each: np.abs(each).max())
            if np.abs(best).max() > _OUTLIER:
                outliers += 1
            else:
                residuals.append(best)
    return Measurement(np.array(residuals).reshape(-1, 4, 2), sum(map(len, true)), outliers)


def draw_scenes(folder: Path, count: int, seed: int) -> list[list[np.ndarray]]:
    """Write `count` PNG files; returns for each the quads of plates that lie wholly inside and can be read."""
    true = []
    for number in tqdm(range(count), desc="scenes"):
        rng = np.random.default_rng([seed, number])
        window = drawn_vehicles(rng, number, SIZE)
        quads = [each.quad for each in window.plates]
        true.append([quad for quad in quads if (quad >= 0).all() and (quad < SIZE).all() and _wide(quad)])
        picture = photograph(window.picture, rng)
        cv2.imwrite(str(folder / f"{number:05d}.png"), picture[..., ::-1])
    return true


def _wide(quad: np.ndarray) -> bool:
    return side_lengths(quad)[0] >= _NARROWEST


def find_quads(folder: Path) -> list[list[np.ndarray]]:
    """What `lpr` finds in the pictures of a folder, sorted by name: quads of 4×2 pixels.

    Masking does without the reader, so that plates count which nobody could read.

    @raise subprocess.CalledProcessError when the command fails.
    """
    model = yaml.safe_load((REPOSITORY / "models/plate-segment/config.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as masked:
        command = ["npx", "lpr", "mask", str(folder), "-o", masked, "--json", "--quiet"]
        command += ["--threshold", str(model["threshold"]["value"])]
        answer = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, text=True).stdout
    files = sorted(json.loads(answer)["results"], key=lambda result: result["source"])
    return [[_corners(plate["polygon"]) for plate in result["regions"]] for result in files]


def _corners(polygon: list[dict[str, float]]) -> np.ndarray:
    return np.array([[point["x"], point["y"]] for point in polygon])


def write_residuals(measurement: Measurement, path: Path) -> None:
    """The YAML file that `synth/rectifier_residuals.py` reads."""
    spread = measurement.residuals.reshape(-1, 8)
    lines = [
        "# Where the rectifier's corners lie against the true ones; made by `make rectifier-error`, not by hand.",
        "# A row: dx dy of TL TR BR BL, shares of the plate's width and height; positive is right and down.",
        f"plates: {measurement.wanted}  # in drawn scenes, at least {_NARROWEST:.0f} px wide and wholly inside",
        f"missed: {measurement.missed}",
        f"outliers: {measurement.outliers}  # a corner further off than {_OUTLIER} of the plate's side",
        f"standard_deviation: {[round(float(value), 4) for value in spread.std(axis=0)]}",
        f"mean: {[round(float(value), 4) for value in spread.mean(axis=0)]}",
        "residuals:",
        *(f"  - {[round(float(value), 3) for value in row]}" for row in spread),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Draw, find, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=700, help="scenes (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=20_261_121)
    parser.add_argument("--out", type=Path, default=RESIDUALS_FILE)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        true = draw_scenes(Path(folder), arguments.count, arguments.seed)
        found = find_quads(Path(folder))
    measurement = measure(found, true)
    write_residuals(measurement, arguments.out)
    size = np.abs(measurement.residuals).max(axis=(1, 2))
    print(
        f"{measurement.wanted} plates, {len(measurement.residuals)} found, {measurement.missed} missed,"
        f" {measurement.outliers} outliers; worst corner offset p50 {np.percentile(size, 50):.3f}"
        f" p90 {np.percentile(size, 90):.3f} p99 {np.percentile(size, 99):.3f}"
    )


if __name__ == "__main__":
    main()
