"""Data sets of drawn plates in files: pictures, masks and labels, to train or test readers with.

annotations.csv     image_path,plate_text,plate_region: what fast-plate-ocr reads
labels.jsonl        a line a picture: image, mask, text, layout, region, quad, boxes
images/ masks/      PNG or JPEG; a mask is 255 where the plate is, always PNG
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.synth.layout import Layout, load_layouts, random_layout
from platekit_train.synth.plate import render_plate
from platekit_train.synth.plate_view import CropOptions, plate_view
from platekit_train.synth.registration import load_registration
from platekit_train.synth.surroundings import Photos

NO_REGION = "Unknown"


@dataclass(frozen=True)
class Sample:
    """A picture of one plate. Places are edges of pixels: a picture reaches from 0 to its width and height."""

    image: np.ndarray  # H×W×3 RGB or H×W gray, uint8
    text: str
    layout: str
    quad: np.ndarray  # 4×2, TL TR BR BL
    boxes: np.ndarray  # len(text)×4: x0, y0, x1, y1 of the characters, in text order


Maker = Callable[[np.random.Generator, Layout], Sample]


def flat_maker(height: int) -> Maker:
    """Plates seen straight on, edge to edge, in colour, `height` pixels tall."""

    def make(rng: np.random.Generator, layout: Layout) -> Sample:
        plate = render_plate(rng, height=height, layout=layout)
        h, w = plate.image.shape[:2]
        return Sample(plate.image, plate.text, plate.layout, np.float32([[0, 0], [w, 0], [w, h], [0, h]]), plate.boxes)

    return make


def crop_maker(options: CropOptions, photos: Photos) -> Maker:
    """Plates as a camera and a rectifier give them, gray, before they are stretched to the reader's input."""

    def make(rng: np.random.Generator, layout: Layout) -> Sample:
        plate = render_plate(rng, height=int(rng.integers(*options.plate_height, endpoint=True)), layout=layout)
        view = plate_view(rng, plate, photos, options)
        return Sample(view.image, plate.text, plate.layout, view.quad, view.boxes)

    return make


def samples(maker: Maker, count: int, seed: int, layout_ids: tuple[str, ...] = ()) -> Iterator[Sample]:
    """`count` samples; sample i is a function of seed and i. Without ids all layouts take part, by their weights.

    @raise ValueError for an id that no layout has.
    """
    layouts = chosen_layouts(layout_ids)
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        yield maker(rng, layouts[rng.integers(len(layouts))] if layouts else random_layout(rng))


def chosen_layouts(ids: tuple[str, ...]) -> tuple[Layout, ...]:
    """The layouts with these ids, in this order.

    @raise ValueError for an id that no layout has.
    """
    known = {layout.id: layout for layout in load_layouts()}
    if unknown := [name for name in ids if name not in known]:
        raise ValueError(f"Cannot draw layout {unknown[0]!r}: wanted one of the {len(known)} ids in synth/layouts")
    return tuple(known[name] for name in ids)


def region_of(layout_id: str) -> str:
    """Name of the layout's country, or "Unknown" for plates of none."""
    (layout,) = chosen_layouts((layout_id,))
    return load_registration(layout.registration).name if layout.registration else NO_REGION


def mask_of(sample: Sample) -> np.ndarray:
    """255 where a pixel's centre lies on the plate, H×W uint8."""
    height, width = sample.image.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width] + 0.5
    inside = np.ones((height, width), bool)
    for (x0, y0), (x1, y1) in zip(sample.quad, np.roll(sample.quad, -1, axis=0), strict=True):
        inside &= (x1 - x0) * (ys - y0) >= (y1 - y0) * (xs - x0)  # right of the edge, as corners run clockwise
    return inside.astype(np.uint8) * 255


def write_dataset(samples: Iterable[Sample], folder: Path, suffix: str = ".png") -> int:
    """Write pictures, masks and labels into a new or empty folder; returns how many samples there were.

    @raise FileExistsError when the folder holds something.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"Cannot write a data set: {folder} must be empty, got files in it")
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        (folder / "annotations.csv").open("w", newline="", encoding="utf-8") as table_file,
        (folder / "labels.jsonl").open("w", encoding="utf-8") as label_file,
    ):
        table = csv.writer(table_file, lineterminator="\n")
        table.writerow(["image_path", "plate_text", "plate_region"])
        for sample in samples:
            record = _write_sample(sample, folder, f"{count:06d}", suffix)
            table.writerow([record["image"], record["text"], record["region"]])
            label_file.write(json.dumps(record) + "\n")
            count += 1
    return count


def _write_sample(sample: Sample, folder: Path, name: str, suffix: str) -> dict[str, object]:
    image, mask = f"images/{name}{suffix}", f"masks/{name}.png"
    picture = sample.image if sample.image.ndim == 2 else sample.image[..., ::-1]
    for path, pixels in ((image, picture), (mask, mask_of(sample))):
        if not cv2.imwrite(str(folder / path), pixels):
            raise OSError(f"Cannot write {folder / path}: wanted a writable folder and .png or .jpg")
    return {
        "image": image,
        "mask": mask,
        "text": sample.text,
        "layout": sample.layout,
        "region": region_of(sample.layout),
        "quad": np.round(sample.quad.astype(float), 2).tolist(),
        "boxes": np.round(sample.boxes.astype(float), 2).tolist(),
    }
