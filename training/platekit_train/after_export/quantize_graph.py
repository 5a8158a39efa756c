"""Int8 graphs with ONNX Runtime's quantiser."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)

_OPERATORS = ("Conv", "MatMul", "Gemm")
"""What costs time. Quantising the rest as well cost accuracy and gained nothing."""


class _Samples(CalibrationDataReader):
    """Pictures one at a time, as the calibrator wants them."""

    def __init__(self, name: str, pictures: Iterator[np.ndarray]) -> None:
        self._name, self._pictures = name, pictures

    def get_next(self) -> dict[str, np.ndarray] | None:
        picture = next(self._pictures, None)
        return None if picture is None else {self._name: picture}


def prepared(path: Path, out: Path) -> Path:
    """The float graph with constants worked out and batch norms folded, which the quantiser needs."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(out)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return out


def dynamic_int8(path: Path, out: Path) -> Path:
    """Weights int8, activations uint8 with a scale worked out in every run."""
    logging.getLogger().setLevel(logging.ERROR)  # the quantiser recommends what was done already
    quantize_dynamic(path, out, op_types_to_quantize=list(_OPERATORS), weight_type=QuantType.QInt8)
    return out


def static_int8(path: Path, samples: Iterator[np.ndarray], out: Path) -> Path:
    """Weights int8 per channel, activations uint8 with scales from `samples`, each a batch of one."""
    logging.getLogger().setLevel(logging.ERROR)
    name = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).get_inputs()[0].name
    quantize_static(
        path, out, _Samples(name, samples),
        quant_format=QuantFormat.QDQ, op_types_to_quantize=list(_OPERATORS), per_channel=True, reduce_range=False,
        weight_type=QuantType.QInt8, activation_type=QuantType.QUInt8, calibrate_method=CalibrationMethod.MinMax,
    )  # fmt: skip
    return out
