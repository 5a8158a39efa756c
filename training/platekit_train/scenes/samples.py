"""The training set: an endless list in which the sample at an index is always the same one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .composite import boxed_photo, cornered_photo, photo_negative, plates_on_photo, vehicles_on_photo
from .decoys import put_decoys
from .drawn import drawn_negative, drawn_vehicles
from .photometric import add_rain, photograph
from .photos import PhotoShelf
from .window import Window

# Shares of the kinds of scenes, without and with photos at hand.
DRAWN_MIX = {"drawn_vehicles": 0.75, "drawn_negative": 0.25}
PHOTO_MIX = {
    "drawn_vehicles": 0.36,
    "drawn_negative": 0.12,
    "vehicles_on_photo": 0.1,
    "plates_on_photo": 0.08,
    "boxed_photo": 0.14,
    "cornered_photo": 0.08,
    "photo_negative": 0.12,
}
DECOYS = {
    "drawn_vehicles": 0.12, "drawn_negative": 0.45, "vehicles_on_photo": 0.12, "plates_on_photo": 0.35,
    "boxed_photo": 0.06, "cornered_photo": 0.06, "photo_negative": 0.35,
}  # fmt: skip
"""Chance of boards that only look like plates, per kind of scene."""

SCENES_PER_STRETCH = 192
_LEAST_COLUMNS = 24.0
"""Pixels across a plate that a reader needs at the least."""
_COMMON_SHRINK = 2.6


@dataclass(frozen=True, eq=False)
class SceneSamples:
    """Windows of `size` pixels; `shelf` may be empty."""

    seed: int
    size: int
    shelf: PhotoShelf

    def at(self, index: int) -> Window:
        """The window at an index: a scene, photographed.

        Drawing costs more than photographing, so each scene is photographed twice, a stretch apart.
        """
        block, place = divmod(index, 2 * SCENES_PER_STRETCH)
        scene = _scene(self, block * SCENES_PER_STRETCH + place % SCENES_PER_STRETCH)
        rng = np.random.default_rng([self.seed, index, 1])
        picture = scene.picture
        if rng.random() < 0.04:
            picture = picture.copy()
            add_rain(picture, rng)
        return Window(photograph(picture, rng, _coarsest(scene)), scene.target, scene.weight, scene.plates)

    def make(self, number: int) -> Window:
        """The scene of a number, before any camera."""
        rng = np.random.default_rng([self.seed, number])
        mix = PHOTO_MIX if self.shelf.plain and self.shelf.boxed and self.shelf.cornered else DRAWN_MIX
        kind = str(rng.choice(list(mix), p=list(mix.values())))
        window = self._make(kind, rng, number)
        if rng.random() < DECOYS[kind]:
            put_decoys(window, rng, int(rng.integers(1, 4)))
        return window

    def _make(self, kind: str, rng: np.random.Generator, index: int) -> Window:
        if kind == "drawn_vehicles":
            return drawn_vehicles(rng, index, self.size)
        if kind == "drawn_negative":
            return drawn_negative(rng, self.size)
        if kind == "photo_negative":
            return photo_negative(rng, self.size, self.shelf)
        on_photo = {
            "vehicles_on_photo": vehicles_on_photo,
            "plates_on_photo": plates_on_photo,
            "boxed_photo": boxed_photo,
            "cornered_photo": cornered_photo,
        }[kind]
        return on_photo(rng, index, self.size, self.shelf)


def _coarsest(scene: Window) -> float:
    """How much resolution the widest plate can lose and still be seen as one, in a second look of a far plate."""
    columns = int((scene.target > 0.5).any(axis=0).sum())
    return float(np.clip(columns / _LEAST_COLUMNS, _COMMON_SHRINK, 5.0))


@lru_cache(maxsize=SCENES_PER_STRETCH + 1)
def _scene(samples: SceneSamples, number: int) -> Window:
    """A scene, kept until its second photograph is taken."""
    return samples.make(number)
