"""Asks the installed version of fast-plate-ocr what another one of its generation was asked, and compares.

    python check.py VERSION

VERSION is a folder of `fixtures/`. Says how many readings are the same; nothing is written.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from pictures import FIXTURES, PICTURES, PLATES
from reading import UPSTREAM, recognize


def check(golden: Path, work: Path) -> bool:
    expected = json.loads(golden.read_text(encoding="utf-8"))
    if expected["runs"] is not True:
        return False
    model, config = work / "model.onnx", work / "plate_config.yaml"
    model.write_bytes(gzip.decompress((golden.parent / expected["model"]).read_bytes()))
    config.write_text(expected["config"], encoding="utf-8")
    paths = [PICTURES / expected["pictures"] / f"{index:02}.png" for index in range(1, len(PLATES) + 1)]
    read = recognize(model, config, paths, "batch1" in expected["model"])
    wanted = np.frombuffer(base64.b64decode(expected["charProbs"]), "<f4").reshape(read["charProbs"].shape)
    difference = float(np.abs(read["charProbs"] - wanted).max())
    assert read["slotTexts"] == expected["slotTexts"], (golden.name, read["slotTexts"])
    assert difference < 1e-6, (golden.name, difference)
    return True


def main() -> None:
    goldens = sorted((FIXTURES / sys.argv[1]).glob("*.json"))
    with tempfile.TemporaryDirectory() as name:
        same = [golden.stem for golden in goldens if check(golden, Path(name))]
    print(f"fast-plate-ocr {UPSTREAM} reads as {sys.argv[1]} does: {', '.join(same)}")


if __name__ == "__main__":
    main()
