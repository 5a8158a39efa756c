"""Gray pictures without a registration: what lies around a plate, and what a reader must answer "" to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from platekit_train.synth.icon import icon_mask
from platekit_train.synth.paint import clouds, scaled
from platekit_train.synth.small_print import random_line, random_word, word_mask


@dataclass(frozen=True)
class Photos:
    """Gray photos without readable plates; windows of them serve as surroundings. May be empty."""

    images: tuple[np.ndarray, ...] = ()

    @staticmethod
    def load(folder: Path | None) -> Photos:
        """Every JPEG and PNG below the folder, gray; no folder, no photos."""
        if folder is None:
            return Photos()
        paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
        if not paths:
            raise FileNotFoundError(f"Cannot load surroundings: wanted photos in {folder}, found none")
        photos = [cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) for path in paths]
        if broken := [path for path, photo in zip(paths, photos, strict=True) if photo is None]:
            raise ValueError(f"Cannot load surroundings: wanted photos OpenCV can decode, got {broken[0]}")
        return Photos(tuple(photos))

    def window(self, rng: np.random.Generator, height: int, width: int) -> np.ndarray:
        """A random window, between 24 and 700 pixels wide where the photo is, at the wanted size."""
        photo = self.images[rng.integers(len(self.images))]
        w = int(min(photo.shape[1], np.exp(rng.uniform(np.log(24), np.log(700)))))
        h = int(np.clip(w * height / width * rng.uniform(0.7, 1.4), 8, photo.shape[0]))
        x, y = int(rng.integers(photo.shape[1] - w + 1)), int(rng.integers(photo.shape[0] - h + 1))
        return cv2.resize(photo[y : y + h, x : x + w], (width, height), interpolation=cv2.INTER_AREA)


def surrounding(rng: np.random.Generator, height: int, width: int, photos: Photos) -> np.ndarray:
    """Car body, bumper, wall or a photo window, H×W uint8."""
    pick = rng.random()
    if photos.images and pick < 0.3:
        return photos.window(rng, height, width)
    tone = rng.uniform(0, 255)
    out = np.full((height, width), tone, np.float32)
    turn = rng.uniform(0, 2 * np.pi)
    out += np.linspace(-1, 1, width, dtype=np.float32) * (np.cos(turn) * rng.uniform(0, 60))
    out += np.linspace(-1, 1, height, dtype=np.float32)[:, None] * (np.sin(turn) * rng.uniform(0, 60))
    if pick > 0.6:
        out += (clouds(rng, height, width, int(rng.integers(2, 30))) - 0.5) * rng.uniform(10, 160)
    image = np.clip(out, 0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(0, 4))):  # edges of panels, bumpers, lamps
        level, slope = rng.uniform(0, height), rng.normal(0, 0.06) * width
        start, end = (0, int(level - slope)), (width, int(level + slope))
        if rng.random() < 0.2:
            start, end = (int(rng.uniform(0, width)), 0), (int(rng.uniform(0, width)), height)
        cv2.line(image, start, end, float(rng.uniform(0, 255)), int(rng.integers(1, max(2, height // 5))), cv2.LINE_AA)
    return image


def _grille(rng: np.random.Generator, image: np.ndarray) -> None:
    height, width = image.shape
    step = int(rng.integers(4, 24))
    tone, thick = float(rng.uniform(0, 255)), int(rng.integers(1, max(2, step // 2 + 1)))
    lean = int(rng.normal(0, 0.1) * height)
    if rng.random() < 0.6:
        for x in range(0, width, step):
            cv2.line(image, (x, 0), (x + lean, height), tone, thick, cv2.LINE_AA)
    if rng.random() < 0.6:
        for y in range(0, height, step):
            cv2.line(image, (0, y), (width, y + lean), tone, thick, cv2.LINE_AA)


def _chessboard(rng: np.random.Generator, image: np.ndarray) -> None:
    height, width = image.shape
    cell = rng.uniform(6, 40)
    turn = rng.normal(0, 0.3)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = xs * np.cos(turn) + ys * np.sin(turn), ys * np.cos(turn) - xs * np.sin(turn)
    squares = (np.floor(u / cell) + np.floor(v / (cell * rng.uniform(0.6, 1.6)))) % 2 < 1
    image[squares] = int(rng.uniform(0, 255))


def _badge(rng: np.random.Generator, image: np.ndarray) -> None:
    height, width = image.shape
    for _ in range(int(rng.integers(1, 5))):
        size = height * rng.uniform(0.2, 1.2)
        _stamp(
            image,
            scaled(icon_mask(rng), size * rng.uniform(0.6, 2), size),
            rng.uniform(-0.2, 0.9) * width,
            rng.uniform(-0.3, 0.7) * height,
            rng,
        )


def _cut_words(rng: np.random.Generator, image: np.ndarray) -> None:
    """Lettering of which half is outside, or many small lines: text nobody would call a registration."""
    height, width = image.shape
    if rng.random() < 0.5:
        mask = word_mask(rng, random_word(rng), height * rng.uniform(0.8, 2.0), width * 3)
        up = mask.shape[0] * rng.uniform(0.45, 0.6)
        _stamp(
            image, mask, rng.uniform(-0.5, 0.3) * width, -up if rng.random() < 0.5 else height - mask.shape[0] + up, rng
        )
        return
    pitch = height / rng.integers(4, 9)
    y = rng.uniform(-0.5, 0.5) * pitch
    while y < height:
        line = random_line(rng)
        _stamp(
            image,
            word_mask(rng, line, pitch * rng.uniform(0.5, 0.8), width * 2),
            rng.uniform(-0.3, 0.4) * width,
            y,
            rng,
        )
        y += pitch


def _stamp(image: np.ndarray, mask: np.ndarray, x: float, y: float, rng: np.random.Generator) -> None:
    canvas = np.zeros(image.shape, np.uint8)
    left, top = int(x), int(y)
    part = mask[max(0, -top) : image.shape[0] - top, max(0, -left) : image.shape[1] - left]
    if part.size == 0 or left >= image.shape[1] or top >= image.shape[0]:
        return
    canvas[max(0, top) : max(0, top) + part.shape[0], max(0, left) : max(0, left) + part.shape[1]] = part
    tone = rng.uniform(0, 255)
    image[:] = image + (tone - image) * (canvas * (1 / 255))


def empty_view(rng: np.random.Generator, height: int, width: int, photos: Photos) -> np.ndarray:
    """A picture whose right reading is "", H×W uint8."""
    if photos.images and rng.random() < 0.55:
        return photos.window(rng, height, width)
    image = surrounding(rng, height, width, Photos())
    makers = (_grille, _chessboard, _badge, _cut_words, _cut_words, None)
    maker = makers[rng.integers(len(makers))]
    if maker:
        maker(rng, image)
    return image
