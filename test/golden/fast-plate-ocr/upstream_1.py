"""fast-plate-ocr 1.0 and 1.1 at work, through its own commands and classes: train, export, valid."""

from __future__ import annotations

import json
from pathlib import Path

import albumentations
import cv2
import keras
import numpy as np
import onnxruntime
from fast_plate_ocr.cli.export import export
from fast_plate_ocr.cli.train import train
from fast_plate_ocr.cli.valid import valid
from fast_plate_ocr.core.process import postprocess_output, read_and_resize_plate_image
from fast_plate_ocr.train.model.config import load_plate_config_from_yaml

from cases import Export, Network
from commands import listen_to, run_command
from reading import as_read

SEED = "5"


def train_network(network: Network, pictures: Path, folder: Path) -> Path:
    """The `train` command, without augmentation; gives the `.keras` file."""
    folder.mkdir(parents=True, exist_ok=True)
    plate, model, augmentation = folder / "plate.yaml", folder / "model.yaml", folder / "augmentation.yaml"
    plate.write_text(network.config, encoding="utf-8")
    model.write_text(network.architecture, encoding="utf-8")
    albumentations.save(albumentations.Compose([albumentations.NoOp()]), augmentation, "yaml")
    table = str(pictures / network.color / ("training-regions.csv" if network.regions else "training.csv"))
    run_command(
        train,
        "--model-config-file",
        model,
        "--plate-config-file",
        plate,
        "--augmentation-path",
        augmentation,
        "--annotations",
        table,
        "--val-annotations",
        table,
        "--output-dir",
        folder / "out",
        "--seed",
        SEED,
        "--epochs",
        network.epochs,
        "--lr",
        network.learning_rate,
        "--batch-size",
        13,
        "--no-use-ema",
        "--weight-decay",
        "0.0001",
    )
    (trained,) = (folder / "out").glob("*/last.keras")
    return trained


def export_network(trained: Path, config: Path, wanted: Export, folder: Path) -> Path:
    """The `export` command; the config only tells the input's size."""
    folder.mkdir(parents=True, exist_ok=True)
    run_command(export, "-m", trained, "--plate-config-file", config, "--save-dir", folder, *wanted.options)
    return folder / f"{trained.stem}.onnx"


def evaluate(trained: Path, config: Path, table: Path, batch_size: int) -> dict[str, float]:
    return listen_to(valid, "-m", trained, "--plate-config-file", config, "-a", table, "-b", batch_size)


def evaluate_regions(trained: Path, config: Path, table: Path, folder: Path) -> dict[str, dict[str, float]]:
    """1.1: what `valid --evaluate-by-region` writes."""
    file = folder / "regions.json"
    given = ("-m", trained, "--plate-config-file", config, "-a", table)
    run_command(valid, *given, "--evaluate-by-region", "--region-metrics-output", file)
    return json.loads(file.read_text(encoding="utf-8"))


def preprocess(paths: list[Path], config: Path) -> np.ndarray:
    """Upstream's reading and resizing with its training config, which takes a list for `padding_color`."""
    plate = load_plate_config_from_yaml(config)
    options = {
        "img_height": plate.img_height,
        "img_width": plate.img_width,
        "image_color_mode": plate.image_color_mode,
        "keep_aspect_ratio": plate.keep_aspect_ratio,
        "interpolation_method": plate.interpolation,
        "padding_color": plate.padding_color,
    }
    return np.stack([read_and_resize_plate_image(path, **options) for path in paths])


def decode(outputs: dict[str, np.ndarray], config: Path) -> dict:
    """Upstream's own postprocessing of scores that ONNX Runtime was asked for directly: for what `run` cannot run."""
    plate = load_plate_config_from_yaml(config)
    scores = outputs.get("plate", next(iter(outputs.values())))
    given = (scores, plate.max_plate_slots, plate.alphabet)
    if "pad_char" not in postprocess_output.__annotations__:
        texts, probabilities = postprocess_output(*given, return_confidence=True)
        return {"slotTexts": texts, "charProbs": probabilities}
    heads = {}
    if "region" in outputs and plate.has_region_recognition:
        heads = {"return_region": True, "region_output": outputs["region"], "region_labels": plate.plate_regions}
    full = postprocess_output(*given, plate.pad_char, False, return_confidence=True, **heads)
    return {"texts": [one.plate for one in postprocess_output(*given, plate.pad_char)], **as_read(full)}


def versions() -> dict[str, str]:
    import tensorflow

    return {
        "keras": keras.__version__,
        "tensorflow": tensorflow.__version__,
        "onnxruntime": onnxruntime.__version__,
        "opencv": cv2.__version__,
        "numpy": np.__version__,
    }
