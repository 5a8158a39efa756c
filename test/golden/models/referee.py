"""What a network is fed with and what its answer means, worked out with OpenCV and NumPy alone."""

from __future__ import annotations

import cv2
import numpy as np

INTERPOLATIONS = {"nearest": cv2.INTER_NEAREST, "linear": cv2.INTER_LINEAR, "cubic": cv2.INTER_CUBIC, "area": cv2.INTER_AREA}


def prepare(picture: np.ndarray, spec: dict) -> np.ndarray:
    """BGR bytes to one `[H, W, C]` or `[C, H, W]` input."""
    height, width = spec["size"]
    if spec["color"] == "gray":
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    elif spec["color"] == "rgb":
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
    if spec.get("resize_in") == "float32":
        picture = picture.astype(np.float32)
    rows, columns = picture.shape[:2]
    new_height, new_width = height, width
    if spec["fit"] != "stretch":
        ratio = min(height / rows, width / columns)
        whole = round if spec["fit"] == "letterbox" else int
        new_height, new_width = whole(rows * ratio), whole(columns * ratio)
    if (rows, columns) != (new_height, new_width):
        picture = cv2.resize(picture, (new_width, new_height), interpolation=INTERPOLATIONS[spec["interpolation"]])
    if spec["fit"] == "letterbox":
        down, across = (height - new_height) / 2, (width - new_width) / 2
        top, bottom = round(down - 0.1), round(down + 0.1)
        left, right = round(across - 0.1), round(across + 0.1)
    else:
        top, left, bottom, right = 0, 0, height - new_height, width - new_width
    border = {"borderType": cv2.BORDER_CONSTANT, "value": spec.get("padding", 0)}
    picture = cv2.copyMakeBorder(picture, top, bottom, left, right, **border)
    if picture.ndim == 2:
        picture = picture[:, :, None]
    if spec["dtype"] == "float32":
        scaled = picture.astype(np.float64) * spec.get("scale", 1.0)
        picture = ((scaled - np.array(spec.get("mean", 0.0))) / np.array(spec.get("std", 1.0))).astype(np.float32)
    return picture.transpose(2, 0, 1) if spec["layout"] == "nchw" else picture


def wrong_specs(spec: dict) -> dict[str, dict]:
    """Ways to get the input slightly wrong; each must show in a golden's numbers, or the golden proves nothing."""
    wrong = {"interpolation": {**spec, "interpolation": "linear" if spec["interpolation"] != "linear" else "nearest"}}
    if spec["color"] != "gray":
        wrong["channel order"] = {**spec, "color": "bgr" if spec["color"] == "rgb" else "rgb"}
    if spec["fit"] != "stretch":
        wrong["fit"] = {**spec, "fit": "stretch"}
        wrong["padding"] = {**spec, "padding": 255}
    if "scale" in spec or "mean" in spec:
        wrong["scale"] = {**spec, "scale": spec.get("scale", 1.0) * 0.98}
        wrong["mean"] = {**spec, "mean": np.array(spec.get("mean", 0.0)) + 0.02 * np.array(spec.get("std", 1.0))}
    return wrong


def read_slots(probabilities: np.ndarray, alphabet: str, pad: str) -> dict:
    """fast-plate-ocr: the best class of each slot, first one wins; pads at the end are no text."""
    best = probabilities.argmax(axis=-1)
    text = "".join(alphabet[index] for index in best)
    return {"slots": text, "text": text.rstrip(pad), "probabilities": probabilities.max(axis=-1).tolist()}


def read_ctc(scores: np.ndarray, labels: list[str], blank: int, form: str) -> dict:
    """Best class of each step, runs collapsed, blanks dropped. Scores `[steps, classes]`."""
    wide = scores.astype(np.float64)
    if form == "logits":
        raised = np.exp(wide - wide.max(axis=-1, keepdims=True))
        wide = raised / raised.sum(axis=-1, keepdims=True)
    elif form == "log-softmax":
        wide = np.exp(wide)
    names = list(labels)
    names.insert(blank, "")
    best = wide.argmax(axis=-1)
    kept = [best[0], *(now for before, now in zip(best[:-1], best[1:]) if now != before)]
    return {"text": "".join(names[index] for index in kept), "steps": best.tolist(), "probabilities": wide.max(axis=-1).tolist()}


def sigmoid(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logits.astype(np.float64)))
