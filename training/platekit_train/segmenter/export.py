"""Weights to a model bundle: `python -m platekit_train.segmenter.export --weights … --out ../models/plate-segment`.

The bundle is model.onnx, config.yaml and README.md. The graph takes bytes and gives probabilities,
at any batch, height and width (multiples of 32); it is compared with PyTorch before it is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import yaml
from torch import Tensor, nn

from platekit_train.bad_data import BadData
from platekit_train.bundle.card_section import keep_section
from platekit_train.models.segment import PlateSegmenter
from platekit_train.run.checkpoint import load_checkpoint, save_checkpoint
from platekit_train.segmenter.card import model_card

OPSET = 17
MAX_PARITY_ERROR = 1e-4
"""Largest allowed difference of a probability between PyTorch and ONNX Runtime."""
_CHECK_SHAPES = ((1, 512, 512), (3, 256, 256), (2, 320, 480))


class BytesToMask(nn.Module):
    """What is exported: [N, H, W, 3] uint8 RGB in, probabilities [N, 1, H, W] out."""

    def __init__(self, segmenter: PlateSegmenter):
        super().__init__()
        self.segmenter = segmenter

    def forward(self, pictures: Tensor) -> Tensor:
        """Bytes to probabilities."""
        return torch.sigmoid(self.segmenter(pictures.permute(0, 3, 1, 2).float()))


def load_segmenter(weights: Path) -> PlateSegmenter:
    """The network with trained weights, ready to be asked.

    @raise BadData when the file is missing, no weights file, or of another network.
    """
    model = PlateSegmenter()
    try:
        model.load_state_dict(load_checkpoint(weights))
    except (OSError, RuntimeError, AttributeError, EOFError, pickle.UnpicklingError) as error:
        raise BadData(
            f"Cannot read weights {weights}: wanted those of the segmenter as it is built, got: {error}"
        ) from None
    return model.eval()


def write_half_weights(segmenter: PlateSegmenter, path: Path) -> None:
    """Keep the weights in half the bytes; what is exported should be read back from there."""
    state = segmenter.state_dict()
    halves = {k: v.half() if v.dtype.is_floating_point else v for k, v in state.items()}
    save_checkpoint(path, halves)


def export_onnx(segmenter: PlateSegmenter, path: Path) -> float:
    """Write the graph and check it; gives the largest difference that was seen."""
    whole = BytesToMask(segmenter).eval()
    example = torch.zeros((1, 256, 256, 3), dtype=torch.uint8)
    axes = {0: "batch", 1: "height", 2: "width"}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            whole, (example,), str(part), dynamo=False, opset_version=OPSET,
            input_names=["input"], output_names=["mask"],
            dynamic_axes={"input": axes, "mask": {0: "batch", 2: "height", 3: "width"}},
        )  # fmt: skip
    error = parity_error(whole, part)
    if error > MAX_PARITY_ERROR:
        part.unlink()
        raise RuntimeError(
            f"Cannot export segmenter: wanted ONNX Runtime within {MAX_PARITY_ERROR} of PyTorch, got {error:.2e}"
        )
    part.replace(path)
    return error


@torch.no_grad()
def parity_error(whole: BytesToMask, path: Path) -> float:
    """Largest difference between PyTorch and ONNX Runtime over some sizes and batches of noise."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    worst = 0.0
    for shape in _CHECK_SHAPES:
        pictures = rng.integers(0, 256, (*shape, 3), dtype=np.uint8)
        (mask,) = session.run(["mask"], {"input": pictures})
        worst = max(worst, float(np.abs(mask - whole(torch.from_numpy(pictures)).numpy()).max()))
    return worst


def manifest(model: Path, scores: list[dict]) -> dict:
    """The content of config.yaml; see packages/core/src/onnx/manifest.ts for its meaning."""
    return {
        "schema": 1,
        "id": "plate-segment",
        "role": "segment",
        "family": "mask",
        "description": "Licence-plate masks, 512 x 512 or any multiple of 32, trained on synthetic plates",
        "license": "MIT",
        "model": {"file": model.name, "sha256": hashlib.sha256(model.read_bytes()).hexdigest()},
        "input": {
            "name": "input",
            "layout": "nhwc",
            "dtype": "uint8",
            "color": "rgb",
            "height": 512,
            "width": 512,
            "multipleOf": 32,
            "fit": "letterbox",
            "interpolation": "linear",
            "padding": 114,
        },
        "output": {"name": "mask", "layout": "nchw", "form": "probabilities"},
        "threshold": {"on": "probability", "value": 0.5},
        # On 221 photos no plate is lost that 0.7 keeps, and half of what is read where none is.
        "minScore": 0.8,
        "scores": scores,
    }


def write_bundle(weights: Path, out: Path, scores: list[dict], recipe: str) -> float:
    """Write the three files of the bundle; gives the parity error."""
    segmenter = load_segmenter(weights)
    error = export_onnx(segmenter, out / "model.onnx")
    content = manifest(out / "model.onnx", scores)
    (out / "config.yaml").write_text(yaml.safe_dump(content, sort_keys=False, width=120))
    parameters = sum(p.numel() for p in segmenter.parameters())
    readme = out / "README.md"
    before = readme.read_text() if readme.exists() else ""
    card = model_card(parameters, (out / "model.onnx").stat().st_size, scores, recipe)
    readme.write_text(keep_section(card, before, "Whole photos"))
    return error


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("weights/segment.pt"))
    parser.add_argument("--out", type=Path, default=Path("../models/plate-segment"))
    parser.add_argument("--scores", type=Path, default=None, help="JSON list of scores, from segmenter.evaluate")
    parser.add_argument(
        "--recipe", default="Recipe: not stated.", help="for the model card: how the weights came to be"
    )
    parser.add_argument("--half", type=Path, default=None, help="also keep the weights here, as float16, and use those")
    args = parser.parse_args()
    if args.half:
        write_half_weights(load_segmenter(args.weights), args.half)
        args.weights = args.half
    scores = json.loads(args.scores.read_text()) if args.scores else []
    error = write_bundle(args.weights, args.out, scores, args.recipe)
    print(f"wrote {args.out}, parity error {error:.1e}")


if __name__ == "__main__":
    main()
