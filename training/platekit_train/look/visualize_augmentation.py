"""Contact sheets of training samples, the original beside what the network is shown.

`python -m platekit_train.look.visualize_augmentation reader --layout eu-de --out sheet.png`: each row is a flat plate
and crops of it. `… segmenter --out sheet.png`: each row is a scene and photographs of it, with the mask's outline.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from platekit_train.picture_sheet import Caption, Cell, Colour, fitted, tile, write_picture
from platekit_train.scenes.photometric import photograph
from platekit_train.scenes.photos import load_photos
from platekit_train.scenes.samples import SceneSamples
from platekit_train.scenes.window import Window
from platekit_train.synth.crop import CropOptions, plate_crop
from platekit_train.synth.layout import Layout, load_layouts
from platekit_train.synth.plate import render_plate
from platekit_train.synth.surroundings import Photos

_FLAT_HEIGHT = 96
_CROP_ZOOM = 2
_READER_SIZE, _SEGMENTER_SIZE = (256, 128), (256, 256)
_BOX: Colour = (230, 40, 160)
_EDGE: Colour = (60, 255, 60)
_FAINT_INK: Colour = (150, 150, 150)


def reader_cells(
    rng: np.random.Generator, layout: Layout | None, photos: Photos, views: int, boxes: bool
) -> list[Cell]:
    """A flat plate with its text and layout, then `views` crops of it as the reader sees them."""
    plate = render_plate(rng, height=_FLAT_HEIGHT, layout=layout)
    flat = fitted(plate.image, _READER_SIZE)
    flat = _boxed(flat, plate.boxes, flat.shape[0] / plate.image.shape[0]) if boxes else flat
    cells = [Cell(flat, (Caption(((plate.text, (255, 255, 255)), (f"  {plate.layout}", _FAINT_INK))),))]
    for _ in range(views):
        crop, places = plate_crop(rng, plate, photos, CropOptions())
        shown = cv2.resize(crop, None, fx=_CROP_ZOOM, fy=_CROP_ZOOM, interpolation=cv2.INTER_NEAREST)
        cells.append(Cell(_boxed(shown, places, _CROP_ZOOM) if boxes else shown))
    return cells


def _boxed(picture: np.ndarray, boxes: np.ndarray, zoom: float) -> np.ndarray:
    """Character boxes drawn onto a copy, in RGB; a box is a slice of pixels, its outline is drawn inside."""
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB) if picture.ndim == 2 else picture.copy()
    for x0, y0, x1, y1 in np.rint(boxes * zoom).astype(int).tolist():
        cv2.rectangle(colour, (x0, y0), (max(x0, x1 - 1), max(y0, y1 - 1)), _BOX, 1)
    return colour


def segmenter_cells(samples: SceneSamples, number: int, views: int) -> list[Cell]:
    """A scene before any camera, then `views` photographs of it; the mask's outline is drawn into each."""
    scene = samples.make(number)
    rng = np.random.default_rng([samples.seed, number, 1])
    title = f"scene {number}, plates {100 * float((scene.target > 0.5).mean()):.1f} %"
    cells = [Cell(outlined(scene.picture, scene), (Caption.plain(title, _FAINT_INK),))]
    return cells + [Cell(outlined(photograph(scene.picture, rng), scene)) for _ in range(views)]


def outlined(picture: np.ndarray, scene: Window) -> np.ndarray:
    """A copy with the plates' edges in green; what the loss leaves out is tinted blue."""
    colour = picture.copy()
    edge = cv2.morphologyEx((scene.target > 0.5).astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((2, 2)))
    colour[scene.weight == 0, 2] = 255
    colour[edge > 0] = _EDGE
    return colour


def _chosen_layout(name: str | None) -> Layout | None:
    """The layout of an id; any layout where there is none.

    @raise SystemExit that lists the layouts, for an unknown id.
    """
    if name is None:
        return None
    layouts = {layout.id: layout for layout in load_layouts()}
    if name not in layouts:
        raise SystemExit(f"Cannot draw layout {name!r}: wanted one of {', '.join(sorted(layouts))}")
    return layouts[name]


def _reader_sheet(arguments: argparse.Namespace) -> np.ndarray:
    layout, photos = _chosen_layout(arguments.layout), Photos.load(arguments.photos)
    cells: list[Cell] = []
    for number in range(arguments.count):
        rng = np.random.default_rng([arguments.seed, number])
        cells += reader_cells(rng, layout, photos, arguments.views, arguments.boxes)
    return tile(cells, arguments.views + 1, size=_READER_SIZE)


def _segmenter_sheet(arguments: argparse.Namespace) -> np.ndarray:
    samples = SceneSamples(arguments.seed, arguments.size, load_photos(arguments.data))
    cells = [cell for number in range(arguments.count) for cell in segmenter_cells(samples, number, arguments.views)]
    return tile(cells, arguments.views + 1, size=_SEGMENTER_SIZE)


def main() -> None:
    """Parse the command line and write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    reader, segmenter = kinds.add_parser("reader"), kinds.add_parser("segmenter")
    for each, count in ((reader, 10), (segmenter, 6)):
        each.add_argument("--out", type=Path, required=True, help="PNG or JPEG")
        each.add_argument("--seed", type=int, default=1, help="a seed gives the same sheet again (default 1)")
        each.add_argument("--count", type=int, default=count, help=f"rows (default {count})")
        each.add_argument("--views", type=int, default=4, help="pictures beside each original (default 4)")
    reader.add_argument("--layout", help="id of one layout; any where left out")
    reader.add_argument("--boxes", action="store_true", help="draw the character boxes")
    reader.add_argument("--photos", type=Path, help="folder of photos without readable plates, for surroundings")
    segmenter.add_argument("--data", type=Path, help="folder with train/; drawn scenes only without it")
    segmenter.add_argument("--size", type=int, default=256, help="side of a window (default 256)")
    arguments = parser.parse_args()
    sheet = _reader_sheet(arguments) if arguments.kind == "reader" else _segmenter_sheet(arguments)
    try:
        write_picture(sheet, arguments.out)
    except ValueError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
