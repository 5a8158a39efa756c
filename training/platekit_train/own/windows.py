"""Training windows of photos of one's own, and the stream that mixes them with drawn scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import torch

from platekit_train.own.masks import OwnPhoto
from platekit_train.scenes.batches import Batch, scene_batches
from platekit_train.scenes.geometry import rectangle, side_lengths
from platekit_train.scenes.photometric import photograph
from platekit_train.scenes.photos import Photo, PhotoShelf, view_photo
from platekit_train.scenes.samples import SceneSamples
from platekit_train.scenes.view import plate_width, random_tilt, window_from_source

_CLOSEST = 3.0
"""A photo is never enlarged more than this."""
_LEAST_SHARE = 0.25
"""A photo is never shown smaller than this share of its own scale, unless that shows all of it."""
_PHOTOGRAPHED = 0.6
"""Share of the windows that go through the simulated camera; the photos have seen a real one already."""
_OWN_STREAM = 2
"""Set apart from the drawn samples, which are made from [seed, index]."""


@dataclass(frozen=True)
class OwnWindows:
    """What decides the windows; `photos` are layered with their masks."""

    layered: tuple[tuple[Photo, tuple[np.ndarray, ...]], ...]  # photo with the mask as fourth channel; quads of plates
    seed: int
    size: int

    @classmethod
    def of(cls, photos: list[OwnPhoto], *, seed: int, size: int) -> OwnWindows:
        """Ready to be asked for windows."""
        return cls(tuple((_layered(photo), tuple(rectangle(*b) for b in photo.boxes)) for photo in photos), seed, size)

    def batch(self, number: int, count: int) -> Batch:
        """Windows of one batch: pictures, coverage and trust; a function of seed and number."""
        rng = np.random.default_rng([self.seed, number, _OWN_STREAM])
        windows = [self._window(rng) for _ in range(count)]
        pictures = [
            photograph(np.ascontiguousarray(w[..., :3]), rng) if rng.random() < _PHOTOGRAPHED else w[..., :3]
            for w in windows
        ]
        return _tensors(pictures, [w[..., 3] for w in windows])

    def fixed(self, views: int) -> list[Batch]:
        """Windows for measuring, `views` of each photo, as the camera left them."""
        rng = np.random.default_rng([self.seed, _OWN_STREAM])
        batches = []
        for number in range(len(self.layered)):
            windows = [self._window(rng, number) for _ in range(views)]
            batches.append(_tensors([w[..., :3] for w in windows], [w[..., 3] for w in windows]))
        return batches

    def _window(self, rng: np.random.Generator, number: int | None = None) -> np.ndarray:
        """size×size×4: a view of a photo, mostly of one of its plates, and the mask in the same view."""
        photo, quads = self.layered[int(rng.integers(len(self.layered))) if number is None else number]
        height, width = photo.pyramid[0].shape[:2]
        least = min(_LEAST_SHARE, self.size / max(height, width))
        if quads and rng.random() < 0.85:
            quad = quads[int(rng.integers(len(quads)))]
            focus, zoom = quad.mean(axis=0), plate_width(rng, self.size) / max(side_lengths(quad)[0], 1.0)
        else:
            focus = rng.uniform(0, 1, 2) * [width, height]
            zoom = float(np.exp(rng.uniform(np.log(self.size / max(height, width)), np.log(1.5))))
        turned = random_tilt(rng, self.size * 0.6) if rng.random() < 0.5 else None
        return view_photo(
            photo, window_from_source(rng, focus, float(np.clip(zoom, least, _CLOSEST)), self.size, turned), self.size
        )


def mixed_windows(own: OwnWindows, counts: tuple[int, int], steps: range, workers: int) -> Iterator[Batch]:
    """Batches of own and drawn windows, `counts` of each; a function of seed and step."""
    share, drawn = counts
    if drawn == 0:
        yield from (own.batch(step, share) for step in steps)
        return
    samples = SceneSamples(own.seed, own.size, PhotoShelf())
    scenes = scene_batches(samples, batch=drawn, first_step=steps.start, steps=steps.stop, workers=workers)
    for step, scene in zip(steps, scenes, strict=True):
        yield tuple(torch.cat(parts) for parts in zip(own.batch(step, share), scene, strict=True))


def _layered(photo: OwnPhoto) -> Photo:
    levels = [np.dstack([photo.picture, photo.mask])]
    for _ in range(2):
        height, width = (max(1, side // 2) for side in levels[-1].shape[:2])
        levels.append(cv2.resize(levels[-1], (width, height), interpolation=cv2.INTER_AREA))
    return Photo(tuple(levels))


def _tensors(pictures: list[np.ndarray], masks: list[np.ndarray]) -> Batch:
    coverage = np.stack(masks)
    return (
        torch.from_numpy(np.stack(pictures)),
        torch.from_numpy(coverage),
        torch.from_numpy(np.ones_like(coverage)),
    )
