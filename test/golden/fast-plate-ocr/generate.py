"""Makes the goldens of one generation of fast-plate-ocr with fast-plate-ocr itself: see README.md for the environments.

    python generate.py

Trains small networks on the drawn plates with upstream's code, exports them with upstream's exporter, and stores what
upstream answers: its input bytes, texts, probabilities and metrics. Our own code has no part in it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import platform
import shutil
import tempfile
from pathlib import Path

os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402

from cases import CASES, EXPORTS, NETWORKS, Case, Export, Network  # noqa: E402
from pictures import BATCHES, FIXTURES, PICTURES, PLATES  # noqa: E402
from reading import GENERATION, UPSTREAM, recognize  # noqa: E402

WITH_SCORES = 3
"""Of so many pictures all scores are stored, of the others the best of each slot."""

if GENERATION == "0":
    import upstream_0 as upstream
else:
    import upstream_1 as upstream


def main() -> None:
    target = FIXTURES / UPSTREAM
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        networks = {network.name: network for network in NETWORKS[GENERATION]}
        trained = {name: upstream.train_network(one, PICTURES, work / name) for name, one in networks.items()}
        exports = {one.name: one for one in EXPORTS[GENERATION]}
        for one in exports.values():
            path = trained[one.network]
            made = upstream.export_network(path, work / one.network / "plate.yaml", one, work / f"onnx-{one.name}")
            (target / f"{one.name}.onnx.gz").write_bytes(gzip.compress(made.read_bytes(), 9, mtime=0))
            made.rename(work / f"{one.name}.onnx")
        for case in CASES[GENERATION]:
            export = exports[case.export]
            network = networks[export.network]
            expected = make(case, export, network, work, trained[network.name])
            text = json.dumps(expected, ensure_ascii=False, indent=1, default=encode)
            (target / f"{case.name}.json").write_text(f"{text}\n", encoding="utf-8")
            print(case.name, expected.get("texts", expected["slotTexts"]), expected["metrics"])


def make(case: Case, export: Export, network: Network, work: Path, trained: Path) -> dict:
    """All that upstream answers to all pictures under one config."""
    text = case.config or network.config
    config = work / f"{case.name}.yaml"
    config.write_text(text, encoding="utf-8")
    model = work / f"{export.name}.onnx"
    paths = [PICTURES / network.color / f"{index:02}.png" for index in range(1, len(PLATES) + 1)]
    feed = to_feed(upstream.preprocess(paths, config), export)
    outputs = ask(model, feed, export.fixed_batch)
    regions = network.regions and "plate_regions" in text
    table = PICTURES / network.color / ("annotations-regions.csv" if regions else "annotations.csv")
    return {
        "made with": {"fast-plate-ocr": UPSTREAM, "python": platform.python_version(), **upstream.versions()},
        "model": f"{export.name}.onnx.gz",
        "config": text,
        "pictures": network.color,
        "input": {
            "dims": list(feed.shape),
            "type": str(feed.dtype),
            "sha256": hashlib.sha256(np.ascontiguousarray(feed).tobytes()).hexdigest(),
        },
        **read(model, config, paths, export, outputs),
        "scores": {name: output[:WITH_SCORES] for name, output in outputs.items()},
        **evaluate(trained, config, table),
        **({"regionMetrics": upstream.evaluate_regions(trained, config, table, work)} if regions else {}),
        **read_color_as_gray(model, config, export, network),
    }


def to_feed(frames: np.ndarray, export: Export) -> np.ndarray:
    feed = frames.transpose(0, 3, 1, 2) if export.layout == "nchw" else frames
    return feed.astype(export.dtype)


def ask(model: Path, feed: np.ndarray, fixed_batch: bool) -> dict[str, np.ndarray]:
    """ONNX Runtime, asked directly."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    batches = [feed[index : index + 1] for index in range(len(feed))] if fixed_batch else [feed]
    parts = [session.run(names, {session.get_inputs()[0].name: batch}) for batch in batches]
    return {name: np.concatenate(outputs) for name, outputs in zip(names, zip(*parts))}


def read(model: Path, config: Path, paths: list[Path], export: Export, outputs: dict[str, np.ndarray]) -> dict:
    """Upstream's own reading; where it cannot run what it exported, its postprocessing of ONNX Runtime's answer."""
    try:
        return {"runs": True, **recognize(model, config, paths, export.fixed_batch)}
    except Exception as error:
        reason = f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
        return {"runs": reason, **upstream.decode(outputs, config)}


def evaluate(trained: Path, config: Path, table: Path) -> dict:
    """The numbers of `valid`; its error where it stops, as it does at a region head without regions to compare with."""
    try:
        return {"metrics": {str(size): upstream.evaluate(trained, config, table, size) for size in BATCHES}}
    except Exception as error:
        return {"metrics": {}, "evaluates": f"{type(error).__name__}: {error}"}


def read_color_as_gray(model: Path, config: Path, export: Export, network: Network) -> dict:
    """Colour files under a gray config: OpenCV has libpng make the gray, by a formula of its own."""
    if network.color != "gray" or export.layout != "nhwc" or export.dtype != "uint8":
        return {}
    paths = [PICTURES / "color" / f"{index:02}.png" for index in range(1, len(PLATES) + 1)]
    return {"colorAsGray": recognize(model, config, paths, export.fixed_batch)}


def encode(values: np.ndarray) -> str:
    """Arrays go into JSON as the bytes of their float32 numbers."""
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


if __name__ == "__main__":
    main()
