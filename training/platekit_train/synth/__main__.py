"""Draw a data set of license plates: python -m platekit_train.synth --count 1000 --out plates"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from platekit_train.picture_sheet import Caption, Cell, tile, write_picture
from platekit_train.synth.dataset import Maker, Sample, chosen_layouts, crop_maker, flat_maker, samples, write_dataset
from platekit_train.synth.layout import load_families
from platekit_train.synth.plate_view import CropOptions
from platekit_train.synth.surroundings import Photos

_SHEET_CELLS, _SHEET_COLUMNS, _SHEET_CELL = 80, 8, (200, 100)
_FLAT_HEIGHT = 96


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m platekit_train.synth", description=__doc__)
    parser.add_argument("--out", type=Path, help="new or empty folder for pictures, masks and labels")
    parser.add_argument("--count", type=int, default=1000, help="pictures (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=1, help="a seed gives the same pictures again (default: %(default)s)"
    )
    parser.add_argument(
        "--layout", action="append", default=[], metavar="ID", help="only this layout; may be given several times"
    )
    parser.add_argument("--list-layouts", action="store_true", help="print the ids of all layouts by family and end")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--crops", action="store_true", help="as a camera and a rectifier give them, gray (the default)")
    kind.add_argument("--flat", action="store_true", help="seen straight on, edge to edge, in colour")
    parser.add_argument("--height", type=int, default=_FLAT_HEIGHT, help="of --flat, pixels (default: %(default)s)")
    parser.add_argument(
        "--letter-height", type=float, nargs=2, metavar=("LOW", "HIGH"), help="of --crops, pixels (default: 8 52)"
    )
    parser.add_argument("--photos", type=Path, help="of --crops: folder of photos without plates, for surroundings")
    parser.add_argument("--jpeg", action="store_true", help="write JPEG in place of PNG; masks stay PNG")
    parser.add_argument("--sheet", type=Path, help=f"write the first {_SHEET_CELLS} with their texts on one picture")
    chosen = parser.parse_args(arguments)
    if chosen.count < 1:
        parser.error(f"--count must be at least 1, got {chosen.count}")
    if not (chosen.out or chosen.sheet or chosen.list_layouts):
        parser.error("wanted --out, --sheet or --list-layouts")
    if chosen.letter_height and not 0 < chosen.letter_height[0] <= chosen.letter_height[1]:
        parser.error(f"--letter-height must rise from above 0, got {chosen.letter_height}")
    return chosen


def make_maker(chosen: argparse.Namespace) -> Maker:
    """What draws one sample."""
    if chosen.flat:
        return flat_maker(chosen.height)
    options = CropOptions()
    if chosen.letter_height:
        options = replace(options, letter_height=tuple(chosen.letter_height))
    return crop_maker(options, Photos.load(chosen.photos))


def kept(stream: Iterator[Sample], cells: list[Cell]) -> Iterator[Sample]:
    """The stream itself; its first samples are also put into `cells`."""
    for sample in stream:
        if len(cells) < _SHEET_CELLS:
            captions = Caption.plain(sample.text), Caption.plain(sample.layout, (150, 150, 150))
            cells.append(Cell(sample.image, captions))
        yield sample


def main(arguments: list[str] | None = None) -> int:
    """Draw and write; returns the exit code."""
    chosen = parse(arguments)
    if chosen.list_layouts:
        for family in load_families():
            print(f"{family.name} ({family.share} %): {' '.join(layout.id for layout in family.layouts)}")
        return 0
    try:
        chosen_layouts(tuple(chosen.layout))
        count = chosen.count if chosen.out else min(chosen.count, _SHEET_CELLS)
        cells: list[Cell] = []
        stream = samples(make_maker(chosen), count, chosen.seed, tuple(chosen.layout))
        stream = kept(tqdm(stream, total=count, unit="plate", disable=None), cells)
        if chosen.out:
            write_dataset(stream, chosen.out, ".jpg" if chosen.jpeg else ".png")
        else:
            list(stream)
        if chosen.sheet:
            write_picture(tile(cells, _SHEET_COLUMNS, size=_SHEET_CELL), chosen.sheet)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
