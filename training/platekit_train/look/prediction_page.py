"""Pictures in groups, with a table of counts above, as one HTML file or one PNG sheet."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from pathlib import Path

import cv2
import numpy as np

from platekit_train.picture_sheet import GROUND, INK, Caption, Cell, Colour, tile, write_picture

_SHEET_WIDTH = 1500
_STYLE = """body{{background:{ground};color:{ink};font:14px/1.35 system-ui,sans-serif;margin:1.5rem}}
h1{{font-size:1.3rem}} h2{{font-size:1.05rem;margin:1.6rem 0 .5rem}}
td,th{{padding:.1rem .9rem .1rem 0;text-align:left}}
.grid{{display:flex;flex-wrap:wrap;gap:12px}} figure{{margin:0;width:{width}px}}
img{{width:100%;height:auto;display:block;image-rendering:auto;background:#000}}
figcaption div{{white-space:pre;overflow:hidden;text-overflow:ellipsis;font-family:ui-monospace,monospace}}"""


@dataclass(frozen=True)
class Group:
    """Cells that belong together; `total` counts those that are not shown as well."""

    title: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class Page:
    """What is shown: counts as (what, how many of how many), then the groups in order."""

    title: str
    counts: tuple[tuple[str, int, int], ...]
    groups: tuple[Group, ...]
    size: tuple[int, int]  # room for a picture, width and height in pixels


def write_page(page: Page, path: Path) -> None:
    """HTML with its pictures inside where the name ends in .html, else a picture.

    @raise ValueError for a name of no kind that can be written.
    """
    if path.suffix.lower() in (".html", ".htm"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_html(page), encoding="utf-8")
    else:
        write_picture(sheet(page, _SHEET_WIDTH), path)


def count_line(what: str, count: int, total: int) -> str:
    """`wrong: 12 of 300 (4.0 %)`."""
    return f"{what}: {count} of {total} ({100 * count / max(total, 1):.1f} %)"


def _html(page: Page) -> str:
    style = _STYLE.format(ground=_css(GROUND), ink=_css(INK), width=page.size[0])
    rows = "".join(
        f"<tr><th>{escape(what)}<td>{count} of {total}<td>{100 * count / max(total, 1):.1f} %</tr>"
        for what, count, total in page.counts
    )
    groups = "".join(
        f'<h2>{escape(_heading(group))}</h2><div class="grid">{"".join(map(_figure, group.cells))}</div>'
        for group in page.groups
        if group.cells
    )
    title = escape(page.title)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
    return f"{head}<h1>{title}</h1><table>{rows}</table>{groups}</html>\n"


def _heading(group: Group) -> str:
    shown = "" if len(group.cells) == group.total else f", {len(group.cells)} shown"
    return f"{group.title}: {group.total}{shown}"


def _figure(cell: Cell) -> str:
    lines = "".join(f"<div>{_line(caption)}</div>" for caption in cell.captions)
    return f'<figure><img alt="" src="{_data_url(cell.picture)}"><figcaption>{lines}</figcaption></figure>'


def _line(caption: Caption) -> str:
    return "".join(f'<span style="color:{_css(colour)}">{escape(text)}</span>' for text, colour in caption.pieces)


def _data_url(picture: np.ndarray) -> str:
    """Small pictures as PNG, photos as JPEG."""
    shown = picture[..., ::-1] if picture.ndim == 3 else picture
    kind, ending = ("png", ".png") if picture.size < 200_000 else ("jpeg", ".jpg")
    data = cv2.imencode(ending, shown)[1].tobytes()
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def sheet(page: Page, width: int) -> np.ndarray:
    """The groups one below the other, about `width` pixels wide; counts and headings are rows of text."""
    columns = max(1, width // page.size[0])
    row = (columns * page.size[0], 16)
    lines = [page.title, *(count_line(*each) for each in page.counts)]
    parts = [_text_row(line, row) for line in lines]
    for group in page.groups:
        if group.cells:
            parts += [_text_row(_heading(group), row), tile(list(group.cells), columns, size=page.size)]
    widest = max(part.shape[1] for part in parts)
    return np.concatenate([_widened(part, widest) for part in parts])


def _text_row(text: str, size: tuple[int, int]) -> np.ndarray:
    blank = np.full((1, size[0], 3), GROUND, np.uint8)
    return tile([Cell(blank, (Caption.plain(text, (255, 255, 255)),))], 1, size=(size[0], 1))


def _widened(part: np.ndarray, width: int) -> np.ndarray:
    return np.concatenate([part, np.full((part.shape[0], width - part.shape[1], 3), GROUND, np.uint8)], axis=1)


def _css(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
