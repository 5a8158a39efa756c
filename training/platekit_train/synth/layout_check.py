"""What a layout may say: errors name the file, what is wanted there and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from platekit_train.synth.registration import KINDS
from platekit_train.synth.stroke_font import genre_styles
from platekit_train.synth.text_format import expand_format

if TYPE_CHECKING:
    from platekit_train.synth.layout import Layout

SCENERIES = (
    "fade", "mountains", "hills", "sunset", "rays", "stripes", "sash", "clouds", "forest", "skyline", "emblem",
)  # fmt: skip
SEALS = ("any", "round", "dot", "none")
_SIDES = ("left", "right", "top", "bottom")


def check_layout(layout: Layout, where: str) -> None:
    """Refuse what cannot be drawn; `where` names the file.

    @raise ValueError for unknown names, for no texts and for formats that the registration does not know.
    """
    _among("kinds", layout.kinds, KINDS, where)
    _among("seals", (layout.seals,), SEALS, where)
    _among("scenery", layout.scenery, SCENERIES, where)
    _among("band sides", tuple(band.side for band in layout.bands), _SIDES, where)
    if layout.rows not in (1, 2):
        raise ValueError(f"Cannot read {where}: rows must be 1 or 2, got {layout.rows}")
    for genre in layout.genres:
        genre_styles(genre)
    _check_texts(layout, where)


def _check_texts(layout: Layout, where: str) -> None:
    if not layout.registration:
        if not layout.formats:
            raise ValueError(f"Cannot read {where}: wanted a registration or formats, got neither")
        for pattern in layout.formats:
            expand_format(pattern, np.random.default_rng(0), layout.letters)
        return
    if foreign := sorted(set(layout.formats) - {pattern for pattern, _ in layout.patterns}):
        code = layout.registration
        raise ValueError(f"Cannot read {where}: formats must stand in registration {code!r}, got {foreign}")
    if not layout.patterns:
        raise ValueError(f"Cannot read {where}: registration {layout.registration!r} has no format of {layout.kinds}")


def _among(name: str, values: tuple[str, ...], known: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(values) - set(known)):
        raise ValueError(f"Cannot read {where}: {name} must be among {', '.join(known)}, got {unknown}")
