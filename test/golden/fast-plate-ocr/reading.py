"""fast-plate-ocr's recogniser, of whatever version is installed; nothing of its training is needed."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np

UPSTREAM = version("fast-plate-ocr")
GENERATION = "0" if UPSTREAM.startswith("0") else UPSTREAM[:3]

# Intel's library, part of OpenCV's x86 wheels alone, rounds cubic resizes otherwise (±1 in 2 % of the bytes).
cv2.ipp.setUseIPP(False)


def recognize(model: Path, config: Path, paths: list[Path], fixed_batch: bool) -> dict:
    """Texts, probabilities and regions as `run` gives them; one by one where the network takes no more."""
    files = [str(path) for path in paths]
    recognizer = open_recognizer(model, config)
    batches = [[file] for file in files] if fixed_batch else [files]
    if GENERATION != "1.1":
        parts = [recognizer.run(batch, return_confidence=True) for batch in batches]
        texts = [text for some, _ in parts for text in some]
        return {"slotTexts": texts, "charProbs": np.concatenate([probabilities for _, probabilities in parts])}
    full = [one for batch in batches for one in recognizer.run(batch, return_confidence=True, remove_pad_char=False)]
    return {"texts": [one.plate for batch in batches for one in recognizer.run(batch)], **as_read(full)}


def open_recognizer(model: Path, config: Path) -> object:
    if GENERATION == "0":
        from fast_plate_ocr.inference.onnx_inference import ONNXPlateRecognizer

        return ONNXPlateRecognizer(model_path=model, config_path=config, device="cpu")
    from fast_plate_ocr.inference.plate_recognizer import LicensePlateRecognizer

    return LicensePlateRecognizer(onnx_model_path=model, plate_config_path=config, device="cpu")


def as_read(predictions: list) -> dict:
    """The predictions of 1.1, pads in their texts."""
    regions = [{"label": one.region, "probability": one.region_prob} for one in predictions if one.region is not None]
    return {
        "slotTexts": [one.plate for one in predictions],
        "charProbs": np.stack([one.char_probs for one in predictions]),
        **({"regions": regions} if regions else {}),
    }
