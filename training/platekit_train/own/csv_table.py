"""Reading a CSV that somebody else wrote, with the line of everything that is wrong in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from platekit_train.bad_data import BadData


def read_table(path: Path, columns: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """Rows of a UTF-8 CSV by column, each with its file and line for messages; further columns are passed over.

    A byte order mark, any line ends, quoted cells and empty lines are taken.

    @raise BadData when the file is no such table, with the line where one can be named.
    """
    table = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(table, [])]
        if missing := [name for name in columns if name not in header]:
            raise BadData(f"line 1 must name the columns {', '.join(columns)}; {', '.join(missing)} not in {header}")
        rows = _rows(table, len(header))
        return [(f"{path.name} line {number}", dict(zip(header, cells, strict=True))) for number, cells in rows]
    except (BadData, csv.Error) as error:
        said = str(error) if isinstance(error, BadData) else f"line {table.line_num} must be CSV, got: {error}"
        raise BadData(f"Cannot read {path}: {said}") from None


def _text(path: Path) -> str:
    if not path.is_file():
        raise BadData(f"Cannot read {path}: wanted a CSV file, found none")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = error.object[: error.start].count(b"\n") + 1, error.object[error.start]
        raise BadData(f"Cannot read {path}: line {line} must be UTF-8, got byte {byte:#04x}") from None


def _rows(table, width: int) -> Iterator[tuple[int, list[str]]]:
    """Cells of each row that is not empty, and the line it ends on; `table` is a csv.reader."""
    for cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != width:
            raise BadData(f"line {table.line_num} must have {width} cells as line 1, got {len(cells)}; quote commas")
        yield table.line_num, [cell.strip() for cell in cells]
