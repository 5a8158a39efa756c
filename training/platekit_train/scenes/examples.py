"""The pictures the project ships: `python -m platekit_train.scenes.examples --out ../examples`.

Every pixel is drawn here; there is no photo in them. Beside the pictures, annotations.csv tells the
text, the box and the four corners of each plate.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np

from ..synth.layout import load_layouts
from ..synth.plate import RenderedPlate, render_plate
from .brush import Brush
from .drawn import plate_millimetres
from .geometry import map_points, rectangle, shift_scale, tilt
from .paste import paste
from .show_vehicle import draw_show_car, smooth_outline
from .surfaces import Colour, soft_field

WIDTH, HEIGHT = 1920, 1080
_PLATE_PIXELS = 220  # height of the flat plates: more than any of them is shown with
_JPEG_QUALITY = 88
_TINT = 9.0  # grey levels between the channels of a ground that still looks white
_MARGIN = 1.5  # the scene is drawn this much larger than it is shown


@dataclass
class Example:
    """A picture and its plates."""

    picture: np.ndarray
    texts: list[str] = field(default_factory=list)
    quads: list[np.ndarray] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)

    def put(self, plate: RenderedPlate, quad: np.ndarray, light: float = 1.0) -> None:
        """Paste a plate and note it down."""
        lit = np.clip(plate.image.astype(np.float32) * light, 0, 255).astype(np.uint8)
        paste(self.picture, lit, quad)
        self.texts.append(plate.text)
        self.quads.append(quad)
        self.regions.append(plate.layout.split("-")[0])


def plain_plate(layout_id: str, text_format: str, seed: int) -> RenderedPlate:
    """A clean plate of a layout on a nearly white ground: no stickers, graphics, icons or frame.

    Its text avoids the characters that cannot be told apart by shape in every typeface.
    """
    (found,) = (layout for layout in load_layouts() if layout.id == layout_id)
    quiet = dict.fromkeys(("stickers", "graphics", "side_icon", "stacks", "frame", "random_texts", "bolts"), 0.0)
    calm = replace(found, **quiet, registration="", formats=(text_format,), rim=1.0)
    while True:
        plate = render_plate(np.random.default_rng(seed), height=_PLATE_PIXELS, layout=calm)
        ground = np.median(plate.image.reshape(-1, 3), axis=0)
        if np.ptp(ground) < _TINT and ground.min() > 225 and not set(plate.text) & set("O0I1QD"):
            return plate
        seed += 100


def street(rng: np.random.Generator, *, night: bool = False) -> np.ndarray:
    """Sky, hills, a wall and asphalt, on the enlarged canvas."""
    height, width = round(HEIGHT * _MARGIN), round(WIDTH * _MARGIN)
    horizon = round(height * 0.46)
    high, low = ((14, 18, 34), (44, 44, 62)) if night else ((132, 176, 220), (222, 232, 238))
    picture = np.empty((height, width, 3), np.uint8)
    share = np.linspace(0, 1, horizon)[:, None, None]
    picture[:horizon] = (np.array(high) * (1 - share) + np.array(low) * share).astype(np.uint8)
    brush = Brush(picture, (0.0, 0.0), 1.0)
    for level, colour in ((0.62, (138, 160, 168)), (0.8, (104, 134, 118))):
        colour = tuple(c * 0.2 for c in colour) if night else colour
        ridge = horizon * level + 40 * soft_field(rng, 1, width, 7)[0]
        xs = np.arange(width)
        outline = np.stack([xs, ridge], 1)[::8]
        brush.polygon(np.concatenate([outline, [[width, horizon], [0, horizon]]]), colour)
    grain = soft_field(rng, height - horizon, width, 500) * 3 + soft_field(rng, height - horizon, width, 9) * 4
    far, near = ((40, 40, 46), (26, 26, 30)) if night else ((150, 151, 152), (112, 113, 116))
    share = np.linspace(0, 1, height - horizon)[:, None, None]
    road = np.array(far) * (1 - share) + np.array(near) * share + grain[..., None]
    picture[horizon:] = np.clip(road, 0, 255).astype(np.uint8)
    kerb = (60, 60, 64) if night else (186, 186, 182)
    brush.box(0, horizon - 6, width, horizon + 14, kerb)
    return picture


def _plate_quad(brush: Brush, plate: RenderedPlate) -> np.ndarray:
    width, height = plate_millimetres(plate.aspect)
    return brush.pixels(rectangle(-width / 2, -height / 2, width / 2, height / 2))


def _cropped(card: np.ndarray, shown_from_card: np.ndarray) -> np.ndarray:
    return cv2.warpPerspective(
        card, shown_from_card, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def _centre_crop(card: np.ndarray) -> np.ndarray:
    return shift_scale(1.0, -(card.shape[1] - WIDTH) / 2, -(card.shape[0] - HEIGHT) / 2)


def cars(
    seed: int, entries: list[tuple[str, str, Colour, float, float]], *, night: bool = False, turned: bool = False
) -> Example:
    """Cars from behind; each entry is layout, text format, paint, x offset in pixels and scale in pixels per mm."""
    rng = np.random.default_rng(seed)
    card = street(rng, night=night)
    brushes = []
    for _, _, paint, offset, scale in entries:
        brush = Brush(card, (card.shape[1] / 2 + offset, card.shape[0] * 0.56), scale)
        draw_show_car(brush, paint, lamps_lit=night)
        brushes.append(brush)
    shown_from_card = _centre_crop(card)
    if turned:
        middle = np.array([card.shape[1], card.shape[0]]) / 2
        turn = tilt(np.radians(25), np.radians(6), np.radians(-4), 2600.0)
        around = shift_scale(1.0, *middle) @ turn @ shift_scale(1.0, *-middle)
        shown_from_card = shown_from_card @ around
    example = Example(_cropped(card, shown_from_card))
    if night:
        example.picture = _darkened(example.picture)
    for number, ((layout_id, text_format, *_), brush) in enumerate(zip(entries, brushes, strict=True)):
        plate = plain_plate(layout_id, text_format, seed * 10 + number)
        example.put(plate, map_points(shown_from_card, _plate_quad(brush, plate)), 0.72 if night else 0.97)
        if night:
            for side in (-1, 1):
                lamp = map_points(shown_from_card, brush.pixels([[side * 700, -150]]))[0]
                _glow(example.picture, lamp, 190 * brush.scale, (255, 60, 50))
    return example


def wall_with_two_plates(seed: int) -> Example:
    """Two plates screwed to a wooden wall, edge to edge."""
    rng = np.random.default_rng(seed)
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    for y in range(0, HEIGHT, 135):
        board = np.array([150, 112, 76]) * rng.uniform(0.88, 1.08)
        lines = soft_field(rng, 135, WIDTH, 5) * 5 + soft_field(rng, 135, 8, 3)[:, :1] * 7
        picture[y : y + 135] = np.clip(board + lines[..., None], 0, 255).astype(np.uint8)
        picture[y : y + 3] = (84, 60, 40)
    example = Example(picture)
    x, height = 540.0, 92.0
    for number, layout_id in enumerate(("eu-cz", "eu-sk")):
        plate = plain_plate(layout_id, "LLL DDD" if number else "DLD DDDD", seed * 10 + number)
        width = height * plate.aspect
        example.put(plate, rectangle(x, 500, x + width, 500 + height))
        x += width + 1.0
    return example


def street_without_plates(seed: int) -> Example:
    """A kiosk and a car from the side: nothing to read."""
    rng = np.random.default_rng(seed)
    card = street(rng)
    brush = Brush(card, (card.shape[1] / 2 - 230, card.shape[0] * 0.66), 0.34)
    body = [(-2000, -520), (-1300, -640), (-820, -980), (620, -1000), (1180, -640), (2050, -500),
            (2120, -150), (-2080, -150)]  # fmt: skip
    brush.polygon(smooth_outline(body), (196, 84, 44))
    glass = [(-1120, -640), (-760, -910), (560, -930), (980, -640)]
    brush.polygon(glass, (62, 74, 86))
    brush.box(-120, -940, -60, -300, (196, 84, 44))
    for x in (-1280, 1320):
        brush.ellipse(x, -160, 330, 330, (30, 30, 33))
        brush.ellipse(x, -160, 200, 200, (170, 172, 175))
    kiosk = Brush(card, (card.shape[1] * 0.73, card.shape[0] * 0.6), 0.36)
    kiosk.box(-900, -1900, 900, 0, (232, 220, 196))
    kiosk.box(-980, -2050, 980, -1850, (70, 110, 90))
    kiosk.box(-650, -1250, 650, -520, (70, 84, 92))
    kiosk.ellipse(0, -1550, 170, 170, (150, 96, 60))
    kiosk.ellipse(0, -1550, 120, 120, (232, 220, 196))
    return Example(_cropped(card, _centre_crop(card)))


def all_examples() -> dict[str, Example]:
    """File name to example."""
    blue, red, silver, green, white = (
        (38, 78, 138), (158, 34, 36), (184, 188, 192), (44, 92, 74), (228, 229, 228)
    )  # fmt: skip
    return {
        "one-car.jpg": cars(11, [("eu-de", "LL LDDDD", blue, 0, 0.72)]),
        "two-cars.jpg": cars(12, [("eu-sk", "LL DDDLL", silver, -480, 0.5), ("eu-pl", "LL DDDDD", red, 480, 0.5)]),
        "from-the-side.jpg": cars(13, [("eu-cz", "DLD DDDD", green, 0, 0.66)], turned=True),
        "at-night.jpg": cars(14, [("eu-lt", "LLL DDD", white, 0, 0.72)], night=True),
        "two-on-a-wall.jpg": wall_with_two_plates(15),
        "no-plate.jpg": street_without_plates(16),
    }


def write_examples(out: Path) -> None:
    """Write the pictures and annotations.csv."""
    out.mkdir(parents=True, exist_ok=True)
    columns = ["image_path", "plate_text", "xmin", "ymin", "xmax", "ymax", "region"]
    columns += [f"{axis}{i}" for i in range(1, 5) for axis in "xy"]
    with (out / "annotations.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        for name, example in all_examples().items():
            grain = np.random.default_rng(1).normal(0, 1.5, example.picture.shape)
            picture = np.clip(example.picture + grain, 0, 255).astype(np.uint8)
            quality = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
            cv2.imwrite(str(out / name), picture[..., ::-1], quality)
            for text, quad, region in zip(example.texts, example.quads, example.regions, strict=True):
                box = [*quad.min(axis=0), *quad.max(axis=0)]
                numbers = [f"{value:.1f}" for value in [*box, *quad.ravel()]]
                table.writerow([name, text, *numbers[:4], region, *numbers[4:]])


def _darkened(picture: np.ndarray) -> np.ndarray:
    return np.clip(picture * np.array([0.42, 0.42, 0.5]), 0, 255).astype(np.uint8)


def _glow(picture: np.ndarray, centre: np.ndarray, radius: float, colour: Colour) -> None:
    ys, xs = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]].astype(np.float32)
    halo = np.exp(-((xs - centre[0]) ** 2 + (ys - centre[1]) ** 2) / (2 * radius**2))[..., None]
    picture[:] = np.clip(picture + halo * np.array(colour) * 0.45, 0, 255).astype(np.uint8)


def main() -> None:
    """Write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("../examples"))
    write_examples(parser.parse_args().out)


if __name__ == "__main__":
    main()
