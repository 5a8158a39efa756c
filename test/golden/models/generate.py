"""Makes the golden models: tiny ONNX files, their configs as users bring them, pictures, and the expected numbers.

Run from anywhere: `python generate.py`. Written with numpy 2.4.6, onnx 1.23.2 (opset 13), opencv-python-headless 5.0.0,
onnxruntime 1.31.1 and torch 2.13.0; the versions used are stored in every `expected.json`. Our own code has no part in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
import torch

from ctc_referee import read_texts
from graphs import ctc_model, mask_model, slots_model
from pictures import draw_plate, draw_scene
from referee import prepare, read_ctc, read_slots, sigmoid, wrong_specs

FIXTURES = Path(__file__).parent / "fixtures"
LARGEST_MODEL = 20_000
# A spoilt input must move an output by this much; the tests compare to 1e-5.
VISIBLE = 1e-3
# Float inputs are stored thinned out: every 13th value, 13 being no divisor of any row.
EVERY = 13

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
KOREAN = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호"
PROVINCES = ["서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주"]
JAX_LABELS = [*"1234567890", *KOREAN, *PROVINCES]
TF_LABELS = [*"0123456789", *KOREAN, *PROVINCES, " "]
REGIONS = ["Argentina", "Brazil", "Germany", "Unknown"]

IMAGENET = {"scale": 1 / 255, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
STRETCH = {"fit": "stretch", "interpolation": "linear"}


@dataclass
class Golden:
    id: str
    model: onnx.ModelProto
    files: dict[str, str]
    spec: dict
    pictures: list[str]
    main: str
    read: Callable[[np.ndarray], dict]
    extra: list[str] = field(default_factory=list)
    model_file: str = "model.onnx"
    # Height and width a network of any size is fed with, picture by picture; none where its size is fixed.
    own_sizes: list[tuple[int, int]] = field(default_factory=list)


def plate_config(slots: int, height: int, width: int, more: str = "") -> str:
    return (
        f"# Plate config as fast-plate-ocr reads it\nmax_plate_slots: {slots}\nalphabet: '{ALPHABET}'\n"
        f"pad_char: '_'\nimg_height: {height}\nimg_width: {width}\n{more}"
    )


def fast_plate_ocr(id: str, seed: int, slots: int, spec: dict, more: str = "", **model) -> Golden:
    height, width = spec["size"]
    channels = 1 if spec["color"] == "gray" else 3
    network = slots_model(seed, size=(channels, height, width), slots=slots, classes=len(ALPHABET), **model)

    def read(output: np.ndarray) -> dict:
        return read_slots(output.reshape(slots, len(ALPHABET)), ALPHABET, "_")

    regions = model.get("regions", 0)
    return Golden(
        id=id, model=network, files={"plate_config.yaml": plate_config(slots, height, width, more)}, spec=spec,
        pictures=["plate-a", "plate-b"], main="plate" if regions else "Identity:0", read=read,
        extra=["region"] if regions else [],
    )


def goldens() -> list[Golden]:
    gray = {"layout": "nhwc", "dtype": "uint8", "color": "gray", **STRETCH}
    rgb = {"layout": "nhwc", "dtype": "uint8", "color": "rgb", **STRETCH}
    box = {"fit": "letterbox", "padding": (114, 114, 114)}
    boxed = "keep_aspect_ratio: true\nimage_color_mode: rgb\n"
    cct_architecture = "model: cct\nrescaling:\n  scale: 0.00392156862745098\n  offset: 0\n"
    letterbox = fast_plate_ocr(
        "fast-plate-ocr-1.0-rgb-letterbox", 4, 9, {**rgb, **box, "size": (64, 128)},
        boxed + "interpolation: linear\npadding_color: [114, 114, 114]\n",
    )
    letterbox.files["model_config.yaml"] = cct_architecture
    return [
        fast_plate_ocr("fast-plate-ocr-0.x-flat", 1, 7, {**gray, "size": (70, 140)}, form="flat"),
        fast_plate_ocr("fast-plate-ocr-0.x-4d", 2, 9, {**gray, "size": (70, 140)}, form="4d"),
        fast_plate_ocr(
            "fast-plate-ocr-1.0-gray-stretch", 3, 9, {**gray, "size": (64, 128)},
            "keep_aspect_ratio: false\ninterpolation: linear\nimage_color_mode: grayscale\npadding_color: 114\n",
        ),
        letterbox,
        fast_plate_ocr(
            "fast-plate-ocr-1.0-float32", 5, 9, {**rgb, "dtype": "float32", "interpolation": "area", "size": (64, 128)},
            "image_color_mode: rgb\ninterpolation: area\n", kind=onnx.TensorProto.FLOAT,
        ),
        fast_plate_ocr(
            "fast-plate-ocr-1.0-nchw", 6, 9,
            {**rgb, **box, "layout": "nchw", "interpolation": "cubic", "padding": (20, 20, 20), "size": (64, 128)},
            boxed + "interpolation: cubic\npadding_color: 20\n", layout="nchw",
        ),
        fast_plate_ocr(
            "fast-plate-ocr-1.0-gray-letterbox-batch1", 7, 9, {**gray, **box, "padding": 114, "size": (64, 160)},
            "keep_aspect_ratio: true\n", batch=1,
        ),
        fast_plate_ocr(
            "fast-plate-ocr-1.1-regions", 8, 10, {**rgb, "size": (64, 128)},
            "image_color_mode: rgb\nplate_regions: [" + ", ".join(REGIONS) + "]\n", regions=len(REGIONS),
        ),
        *ctc_goldens(),
        *mask_goldens(),
    ]


def read_plate(scores: np.ndarray, labels: list[str], blank: int, form: str) -> dict:
    """The best path's text, and what all paths together say."""
    path = read_ctc(scores, labels, blank, form)
    return {**path, **read_texts(scores, {"labels": labels, "blank": blank, "form": form, "path": path["steps"]})}


def ctc_goldens() -> list[Golden]:
    corner = {"layout": "nhwc", "dtype": "float32", "color": "gray", "fit": "top-left", "interpolation": "nearest", "scale": 1 / 255}
    lprnet = {"layout": "nchw", "dtype": "float32", "color": "bgr", **STRETCH, "mean": 127.5, "std": 128.0, "size": (24, 94)}
    crnn = {"layout": "nchw", "dtype": "float32", "color": "gray", **STRETCH, "scale": 1 / 127.5, "mean": 1.0, "size": (32, 100)}
    letters = ALPHABET[:36]
    plates = ["plate-a", "plate-b"]
    return [
        Golden(
            "tinylpr-jax",
            ctc_model(11, size=(1, 96, 192), steps=16, classes=68, input_name="input_image", layout="nhwc", last="LogSoftmax", batch=1),
            {"labels.names": "\n".join(["", *JAX_LABELS])}, {**corner, "size": (96, 192)}, plates, "output",
            lambda scores: read_plate(scores, JAX_LABELS, 0, "log-softmax"), model_file="tiny_lpr.onnx",
        ),
        Golden(
            "tinylpr-tf", ctc_model(12, size=(1, 64, 128), steps=16, classes=69, layout="nhwc", last="Softmax"),
            {"label.names": "\n".join(TF_LABELS)}, {**corner, "size": (64, 128)}, plates, "output",
            lambda scores: read_plate(scores, TF_LABELS, 68, "softmax"), model_file="tiny_lpr.onnx",
        ),
        Golden(
            "lprnet", ctc_model(13, size=(3, 24, 94), steps=18, classes=37, output="nct"),
            {"config.yaml": manifest(
                "lprnet", "recognize", "ctc",
                "{ layout: nchw, dtype: float32, color: bgr, height: 24, width: 94, normalize: { mean: 127.5, std: 128 } }",
                f"output: {{ name: output, layout: nct, form: logits, blank: last }}\nlabels: '{letters}'",
            )},
            lprnet, plates, "output", lambda scores: read_plate(scores.T, list(letters), 36, "logits"),
        ),
        Golden(
            "crnn", ctc_model(14, size=(1, 32, 100), steps=24, classes=37),
            {"config.yaml": manifest(
                "crnn", "recognize", "ctc",
                "{ layout: nchw, dtype: float32, color: gray, height: 32, width: 100, normalize: { scale: 0.00784313725490196, mean: 1 } }",
                f"output: {{ layout: ntc, form: logits, blank: first }}\nlabels: '{letters}'",
            )},
            crnn, plates, "output", lambda scores: read_plate(scores, list(letters), 0, "logits"),
        ),
    ]


def mask_goldens() -> list[Golden]:
    unet = {"dtype": "float32", "color": "rgb", **STRETCH, "size": (32, 48)}
    unit = "scale: 0.00392156862745098"
    head = "dtype: float32, color: rgb, height: 32, width: 48"
    scenes = ["scene-a", "scene-b"]

    def probabilities(output: np.ndarray) -> dict:
        return {"covered": int((output > 0.5).sum())}

    def from_logits(output: np.ndarray) -> dict:
        covered = int((output > np.float32(0.1)).sum())
        return {"covered": covered, "probabilities": encode(sigmoid(output).astype(np.float32))}

    def unet_golden(id: str, seed: int, spec: dict, normalize: str) -> Golden:
        layout = spec["layout"]
        resize_in = f"resizeIn: {spec.get('resize_in', 'uint8')}"
        return Golden(
            id, mask_model(seed, size=(32, 48), layout=layout),
            {"config.yaml": manifest(
                id, "segment", "mask", f"{{ layout: {layout}, {head}, {resize_in}, normalize: {{ {normalize} }} }}",
                f"output: {{ layout: {layout}, form: probabilities }}",
            )},
            spec, scenes, "mask", probabilities,
        )

    return [
        unet_golden("unet-nhwc", 38, {**unet, "layout": "nhwc", "resize_in": "float32", "scale": 1 / 255}, unit),
        unet_golden(
            "unet-nhwc-signed", 20, {**unet, "layout": "nhwc", "resize_in": "float32", "mean": 127.5, "std": 127.5},
            "mean: 127.5, std: 127.5",
        ),
        unet_golden("unet-nchw", 38, {**unet, "layout": "nchw", "scale": 1 / 255}, unit),
        Golden(
            "deeplabv3", mask_model(20, size=("height", "width"), layout="nchw", logits=True),
            {"config.yaml": manifest(
                "deeplabv3", "segment", "mask",
                "{ layout: nchw, dtype: float32, color: rgb, height: 40, width: 56, multipleOf: 1, normalize: "
                "{ scale: 0.00392156862745098, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } }",
                "output: { name: out, layout: nchw, form: logits }\nthreshold: { on: logit, value: 0.1 }",
            )},
            {**unet, "layout": "nchw", **IMAGENET, "size": (40, 56)}, scenes, "out", from_logits,
            # 90 × 120 rows and columns fit 40 × 56 at 4/9: 40 × 53.3. 61 × 47 fit at 40/61: 40 × 30.8. Both rounded up.
            own_sizes=[(40, 54), (40, 31)],
        ),
    ]


def manifest(id: str, role: str, family: str, spec: str, rest: str) -> str:
    return f"schema: 1\nid: {id}\nrole: {role}\nfamily: {family}\nmodel: {{ file: model.onnx }}\ninput: {spec}\n{rest}\n"


def encode(values: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


def describe_tensor(tensor: np.ndarray) -> dict:
    facts = {"dims": list(tensor.shape), "type": str(tensor.dtype)}
    if tensor.dtype == np.uint8:
        return {**facts, "sha256": hashlib.sha256(tensor.tobytes()).hexdigest()}
    return {**facts, "sum": float(tensor.sum(dtype=np.float64)), "every": EVERY, "values": encode(tensor.ravel()[::EVERY])}


def run(session: onnxruntime.InferenceSession, tensor: np.ndarray, names: list[str]) -> list[np.ndarray]:
    """All pictures at once, or one by one where the batch is fixed to one."""
    feed = session.get_inputs()[0]
    if feed.shape[0] != 1:
        return session.run(names, {feed.name: tensor})
    single = [session.run(names, {feed.name: tensor[index : index + 1]}) for index in range(len(tensor))]
    return [np.concatenate(parts) for parts in zip(*single)]


def make(golden: Golden, pictures: dict[str, np.ndarray]) -> None:
    folder = FIXTURES / golden.id
    folder.mkdir(parents=True, exist_ok=True)
    content = golden.model.SerializeToString()
    assert len(content) < LARGEST_MODEL, (golden.id, len(content))
    (folder / golden.model_file).write_bytes(content)
    for name, text in golden.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    names = [golden.main, *golden.extra]

    def feed(spec: dict) -> np.ndarray:
        return np.stack([prepare(pictures[name], spec) for name in golden.pictures])

    tensor = feed(golden.spec)
    outputs = dict(zip(names, run(session, tensor, names)))
    moved = {}
    for mistake, spec in wrong_specs(golden.spec).items():
        spoilt = run(session, feed(spec), [golden.main])[0]
        moved[mistake] = float(np.abs(spoilt - outputs[golden.main]).max())
        assert moved[mistake] > VISIBLE, (golden.id, mistake, moved[mistake])
    expected = {
        "made with": versions(),
        "pictures": golden.pictures,
        "input": describe_tensor(tensor),
        "outputs": {name: {"dims": list(output.shape), "values": encode(output)} for name, output in outputs.items()},
        "readings": [golden.read(output) for output in outputs[golden.main]],
    }
    for name, size, reading in zip(golden.pictures, golden.own_sizes, expected["readings"]):
        alone = prepare(pictures[name], {**golden.spec, "size": size})[None]
        reading["ownSize"] = {"dims": list(size), "probabilities": encode(sigmoid(run(session, alone, [golden.main])[0]))}
    if golden.extra:
        best = outputs["region"].argmax(axis=-1)
        expected["regions"] = [
            {"label": REGIONS[index], "probability": float(row[index])} for index, row in zip(best, outputs["region"])
        ]
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    readings = [reading.get("text", reading.get("covered")) for reading in expected["readings"]]
    print(golden.id, len(content), "bytes", readings, {key: round(size, 4) for key, size in moved.items()})


def versions() -> dict[str, str]:
    return {
        "python": platform.python_version(), "numpy": np.__version__, "onnx": onnx.__version__,
        "opencv": cv2.__version__, "onnxruntime": onnxruntime.__version__, "torch": torch.__version__,
    }


def main() -> None:
    # Intel's library, part of OpenCV's x86 wheels alone, rounds cubic resizes otherwise (±1 in 4 % of the bytes).
    cv2.ipp.setUseIPP(False)
    pictures = {
        "plate-a": draw_plate("AB123CD", (54, 151), ((225, 232, 235), (40, 20, 25)), 1),
        "plate-b": draw_plate("XYZ 987", (77, 190), ((60, 200, 235), (60, 30, 10)), 2),
        "scene-a": draw_scene((90, 120), 3),
        "scene-b": draw_scene((61, 47), 4),
    }
    (FIXTURES / "pictures").mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        cv2.imwrite(str(FIXTURES / "pictures" / f"{name}.png"), picture)
    for golden in goldens():
        make(golden, pictures)


if __name__ == "__main__":
    main()
