"""fast-plate-ocr 0.x at work: its layers, head, data set, loss, metrics, export and valid.

Its `train` command knows one network of a million numbers. The goldens are built of its layers and heads, only fewer
and thinner; `check_full_size` exports the real one and compares what can be seen from outside.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import keras
import numpy as np
import onnxruntime
from fast_plate_ocr.cli.onnx_converter import export_onnx
from fast_plate_ocr.cli.valid import valid
from fast_plate_ocr.train.data.dataset import LicensePlateDataset
from fast_plate_ocr.train.model.config import load_config_from_yaml
from fast_plate_ocr.train.model.custom import cat_acc_metric, cce_loss, plate_acc_metric, top_3_k_metric
from fast_plate_ocr.train.model.layer_blocks import block_bn
from fast_plate_ocr.train.model.models import cnn_ocr_model, head, head_no_fc
from fast_plate_ocr.train.utilities.utils import read_plate_image
from torch.utils.data import DataLoader

from cases import Export, Network
from commands import listen_to, run_command

SEED = 5
WIDTHS = (8, 12, 24)


def train_network(network: Network, pictures: Path, folder: Path) -> Path:
    keras.utils.set_random_seed(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "plate.yaml"
    path.write_text(network.config, encoding="utf-8")
    config = load_config_from_yaml(path)
    given = (config.max_plate_slots, config.vocabulary_size)
    image = keras.Input((config.img_height, config.img_width, 1))
    inner = keras.layers.Rescaling(1 / 255)(image)
    for width in WIDTHS:
        inner, _ = block_bn(inner, k=3, n_c=width, s=2)
    model = keras.Model(image, (head if network.dense else head_no_fc)(inner, *given))
    forget_restraint(model)
    compile_model(model, given, network.learning_rate)
    dataset = LicensePlateDataset(annotations_file=pictures / network.color / "training.csv", config=config)
    model.fit(DataLoader(dataset, batch_size=13), epochs=network.epochs, verbose=0)
    model.save(folder / "last.keras")
    check_full_size(network, given, folder)
    return folder / "last.keras"


def forget_restraint(model: keras.Model) -> None:
    """Thirteen plates are to be learnt by heart: no dropout, no weight decay, quick averages."""
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.8
        if isinstance(layer, keras.layers.Conv2D):
            layer.kernel_regularizer = None


def compile_model(model: keras.Model, given: tuple[int, int], learning_rate: float) -> None:
    metrics = [cat_acc_metric(*given), plate_acc_metric(*given), top_3_k_metric(given[1])]
    model.compile(loss=cce_loss(given[1]), optimizer=keras.optimizers.Adam(learning_rate), metrics=metrics)


def check_full_size(network: Network, given: tuple[int, int], folder: Path) -> None:
    """Upstream's real network has the signature of the small one."""
    config = load_config_from_yaml(folder / "plate.yaml")
    real = cnn_ocr_model(config.img_height, config.img_width, *given, network.dense)
    compile_model(real, given, network.learning_rate)
    real.save(folder / "real.keras")
    wanted = Export("", "")
    files = [
        export_network(folder / f"{name}.keras", folder / "plate.yaml", wanted, folder) for name in ("real", "last")
    ]
    full, small = (signature(file) for file in files)
    assert full == small, (full, small)


def signature(model: Path) -> list[tuple]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    ins = [(value.name, value.type, value.shape[1:]) for value in session.get_inputs()]
    return [*ins, *((value.type, value.shape[1:]) for value in session.get_outputs())]


def export_network(trained: Path, config: Path, wanted: Export, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{trained.stem}.onnx"
    run_command(export_onnx, "-m", trained, "--config-file", config, "--output-path", file, *wanted.options)
    return file


def evaluate(trained: Path, config: Path, table: Path, batch_size: int) -> dict[str, float]:
    return listen_to(valid, "-m", trained, "--config-file", config, "-a", table, "-b", batch_size)


def preprocess(paths: list[Path], config: Path) -> np.ndarray:
    plate = load_config_from_yaml(config)
    return np.stack([read_plate_image(str(path), plate.img_height, plate.img_width) for path in paths])


def versions() -> dict[str, str]:
    import tensorflow
    import tf2onnx

    return {
        "keras": keras.__version__,
        "tensorflow": tensorflow.__version__,
        "tf2onnx": tf2onnx.__version__,
        "onnxruntime": onnxruntime.__version__,
        "opencv": cv2.__version__,
        "numpy": np.__version__,
    }
