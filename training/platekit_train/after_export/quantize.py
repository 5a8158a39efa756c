"""Int8 versions of a bundle, kept only where they pay.

`python -m platekit_train.after_export.quantize ../models/plate-segment`

Dynamic (weights int8, activations scaled as they come) and static (both int8, scales calibrated on samples of the data
engine). Size, time (interleaved runs, two threads) and scores stand beside those of the float model. Of the versions
that are faster and lose less than half a point on every set, the fastest is written to `--out`; else nothing is.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import yaml

from platekit_train.after_export.interleaved_timing import interleaved_milliseconds
from platekit_train.after_export.quantize_graph import dynamic_int8, prepared, static_int8
from platekit_train.after_export.quantize_scores import crop_sets, mask_sets, rescored
from platekit_train.bad_data import BadData
from platekit_train.bundle.bundle_id import bundle_id
from platekit_train.reader.export import open_session
from platekit_train.reader.reading_score import add_eval_options

MOST_LOST = 0.5
"""Points that an int8 version may lose at the most on a set, exclusive."""
_CALIBRATION = 200


@dataclass(frozen=True)
class Version:
    """One file and what was measured of it."""

    name: str
    path: Path
    milliseconds: float
    scores: dict[str, float]  # percent, by set
    counts: dict[str, int]

    @property
    def megabytes(self) -> float:
        """Size of the file."""
        return self.path.stat().st_size / 1e6


def pays(version: Version, floating: Version) -> bool:
    """Faster, and less than half a point lost on every set."""
    lost = max(floating.scores[name] - version.scores[name] for name in floating.scores)
    return version.milliseconds < floating.milliseconds and lost < MOST_LOST


def measured(
    files: dict[str, Path], scorer: Callable[[Path], dict[str, tuple[float, int]]], example: np.ndarray, rounds: int
) -> list[Version]:
    """All versions, the float one first, timed together in one run."""
    sessions = {name: open_session(path, threads=2) for name, path in files.items()}
    times = interleaved_milliseconds(sessions, example, rounds)
    versions = []
    for name, path in files.items():
        found = scorer(path)
        scores, counts = {key: each[0] for key, each in found.items()}, {key: each[1] for key, each in found.items()}
        versions.append(Version(name, path, times[name], scores, counts))
    return versions


def table(versions: list[Version]) -> str:
    """Sizes, times and scores; what differs from the float version in brackets."""
    first = versions[0]
    lines = []
    for each in versions:
        scores = ", ".join(
            f"{name} {value:.2f} ({value - first.scores[name]:+.2f}, n {each.counts[name]})"
            for name, value in each.scores.items()
        )
        speed = f"{each.milliseconds:.2f} ms (×{each.milliseconds / first.milliseconds:.2f})"
        lines.append(f"{each.name:<8} {each.megabytes:.2f} MB  {speed}  {scores}")
    return "\n".join(lines)


def claim(out: Path) -> None:
    """Make sure that no model is replaced.

    @raise FileExistsError when there is one already.
    """
    if (out / "model.onnx").exists():
        raise FileExistsError(f"Cannot write {out}: wanted a folder without a model, found model.onnx")


def write_bundle(version: Version, source: Path, out: Path) -> None:
    """The int8 file with the bundle's config; scores of the float model are left out.

    @raise FileExistsError as claim.
    """
    claim(out)
    config = yaml.safe_load((source / "config.yaml").read_text())
    config = rescored(config, version.path, bundle_id(out), version.scores, version.counts)
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.onnx").write_bytes(version.path.read_bytes())
    (out / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True))


def main() -> None:
    """Parse the command line, quantise, measure, keep or drop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, help="folder of a bundle exported from here")
    parser.add_argument("--out", type=Path, help="folder of the int8 bundle; default: the bundle's, with -int8")
    parser.add_argument("--rounds", type=int, default=150, help="interleaved runs of each version (default 150)")
    parser.add_argument("--drawn", type=int, default=500, help="samples of the data engine to score on (default 500)")
    note = "folder of images/ and masks/, or a CSV of boxes: measured only, for a segmenter"
    parser.add_argument("--masks", type=Path, action="append", default=[], help=note)
    add_eval_options(parser)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    out = arguments.out or arguments.bundle.with_name(arguments.bundle.resolve().name + "-int8")
    try:
        claim(out)
        quantise(arguments, out)
    except (BadData, FileExistsError) as error:
        raise SystemExit(str(error)) from None


def quantise(arguments: argparse.Namespace, out: Path) -> None:
    """Make the versions of a bundle, measure them, print the table, write the best that pays to `out`."""
    config = yaml.safe_load((arguments.bundle / "config.yaml").read_text())
    sets = mask_sets(arguments) if config["role"] == "segment" else crop_sets(arguments, config)
    with tempfile.TemporaryDirectory() as folder:
        floating = prepared(arguments.bundle / config["model"]["file"], Path(folder) / "float.onnx")
        dynamic = dynamic_int8(floating, Path(folder) / "dynamic.onnx")
        static = static_int8(floating, sets.calibration(_CALIBRATION), Path(folder) / "static.onnx")
        files = {"float": arguments.bundle / config["model"]["file"], "dynamic": dynamic, "static": static}
        versions = measured(files, sets.score, sets.example, arguments.rounds)
        print(table(versions))
        kept = [version for version in versions[1:] if pays(version, versions[0])]
        if not kept:
            print(f"kept nothing: no version is faster and loses less than {MOST_LOST} points on every set")
            return
        best = min(kept, key=lambda version: version.milliseconds)
        write_bundle(best, arguments.bundle, out)
        print(f"kept {best.name}: wrote {out}")


if __name__ == "__main__":
    main()
