"""Fetch the open typefaces of fonts.yaml into a folder: `python -m platekit_train.synth.fetch_fonts`."""

from __future__ import annotations

import argparse
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

import yaml
from fontTools.ttLib import TTFont

from platekit_train.synth.outline_font import FONTS_DIR

LIST = Path(__file__).with_name("fonts.yaml")


def font_file_name(package: str, weight: int) -> str:
    """Name of the converted file, for example `oswald-500.ttf`."""
    return f"{package.removeprefix('@fontsource/')}-{weight}.ttf"


def fetch_package(entry: dict, version: str, target: Path) -> None:
    """Pack one npm package (nothing in it is run) and turn its Latin woff cuts into ttf files.

    @raise ValueError when the package states another licence than the list.
    """
    package, weights = entry["package"], entry["weights"]
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            ["npm", "pack", "--ignore-scripts", "--silent", f"{package}@{version}"],
            cwd=scratch,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        archive = next(Path(scratch).glob("*.tgz"))
        family = package.removeprefix("@fontsource/")
        with tarfile.open(archive) as tar:
            licence = json.load(tar.extractfile("package/package.json")).get("license")
            if licence != entry["licence"]:
                raise ValueError(f"Cannot fetch {package}: wanted licence {entry['licence']}, got {licence}")
            for weight in weights:
                member = f"package/files/{family}-latin-{weight}-normal.woff"
                source = tar.extractfile(member)
                if source is None:
                    raise FileNotFoundError(f"Cannot convert {package}: wanted {member} in the package, it has none")
                font = TTFont(source)
                font.flavor = None
                font.save(target / font_file_name(package, weight))


def main() -> None:
    """Fetch whatever is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=FONTS_DIR)
    target: Path = parser.parse_args().target
    target.mkdir(parents=True, exist_ok=True)
    listing = yaml.safe_load(LIST.read_text())
    for entry in listing["fonts"]:
        wanted = [target / font_file_name(entry["package"], weight) for weight in entry["weights"]]
        if not all(path.exists() for path in wanted):
            fetch_package(entry, listing["version"], target)
            print(entry["package"], *entry["weights"])


if __name__ == "__main__":
    main()
