"""Imports go one way: the README's table of folders is the order."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1]
PACKAGE = TRAINING / "platekit_train"
SHARED = {"bad_data", "picture_sheet"}


def folders_in_order() -> list[str]:
    """The folders of `platekit_train` as the README lists them, lowest first."""
    rows = [line for line in (TRAINING / "README.md").read_text().splitlines() if line.startswith("| `platekit_train/")]
    return [name for row in rows for name in re.findall(r"`(?:platekit_train/)?(\w+)/`", row.split("|")[1])]


def imported_folders(path: Path) -> set[str]:
    """The folders that a module takes anything from, its own left out."""
    own = path.relative_to(PACKAGE).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ["platekit_train", *own][: 2 + len(own) - node.level] if node.level else []
            names = [[*base, *(node.module or alias.name).split(".")] for alias in node.names]
        else:
            continue
        found |= {name[1] for name in names if name[0] == "platekit_train" and len(name) > 1}
    return found - SHARED - set(own[:1])


def test_the_readme_names_every_folder_once() -> None:
    assert sorted(folders_in_order()) == sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_shared_module_imports_no_folder(name: str) -> None:
    assert imported_folders(PACKAGE / f"{name}.py") == set()


@pytest.mark.parametrize("folder", folders_in_order())
def test_a_folder_imports_only_folders_above_it(folder: str) -> None:
    order = folders_in_order()
    above = set(order[: order.index(folder)]) - ({"reader"} if folder == "segmenter" else set())
    for path in (PACKAGE / folder).rglob("*.py"):
        assert imported_folders(path) <= above, path
