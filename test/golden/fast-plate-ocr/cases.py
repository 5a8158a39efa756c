"""What is trained, how it is exported and with which plate config each export is asked: the table of all goldens."""

from __future__ import annotations

from dataclasses import dataclass

LATIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
PAD_FIRST = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ "
REGIONS = ("Argentina", "Brazil", "Germany", "Unknown")
"""No network learns `Unknown`; one label says it."""


@dataclass(frozen=True)
class Network:
    """A network to train on the drawn plates; `architecture` is upstream's own model config, for 1.x."""

    name: str
    config: str
    color: str
    architecture: str = ""
    regions: bool = False
    dense: bool = True
    epochs: int = 110
    learning_rate: float = 0.01


@dataclass(frozen=True)
class Export:
    """One ONNX file: options of upstream's own `export` command."""

    name: str
    network: str
    options: tuple[str, ...] = ()
    layout: str = "nhwc"
    dtype: str = "uint8"
    fixed_batch: bool = False


@dataclass(frozen=True)
class Case:
    """One ONNX file under one plate config; none means the config its network was trained with."""

    name: str
    export: str
    config: str = ""


def plate_config(slots: int, size: tuple[int, int], more: str = "", alphabet: str = LATIN, pad: str = "_") -> str:
    head = f"max_plate_slots: {slots}\nalphabet: '{alphabet}'\npad_char: '{pad}'\n"
    return f"{head}img_height: {size[0]}\nimg_width: {size[1]}\n{more}"


def architecture(activation: str, normalization: str, more: str = "") -> str:
    """A CCT of some 7,000 numbers: two convolutions, 32 tokens, one block. No gelu: its `Erfc` is no ONNX operator."""
    conv = f"layer: Conv2D, filters: 8, kernel_size: 3, strides: 2, activation: {activation}"
    return (
        "model: cct\nrescaling: { scale: 0.00392156862745098, offset: 0 }\n"
        f"tokenizer:\n  blocks:\n    - {{ {conv} }}\n    - {{ layer: MaxBlurPooling2D, pool_size: 2 }}\n"
        f"    - {{ {conv} }}\n  patch_size: 2\n"
        f"  patch_mlp: {{ layer: MLP, hidden_units: [16], dropout_rate: 0, activation: {activation} }}\n"
        "  positional_emb: true\n"
        "transformer_encoder:\n  layers: 1\n  heads: 2\n  projection_dim: 16\n  units: [24, 16]\n"
        f"  activation: {activation}\n  normalization: {normalization}\n  token_reducer_heads: 2\n"
        "  stochastic_depth: 0\n  attention_dropout: 0\n  mlp_dropout: 0\n  head_mlp_dropout: 0\n"
        f"{more}"
    )


SMALL, WIDE = (64, 128), (64, 160)
BOX = "keep_aspect_ratio: true\n"
RGB = "image_color_mode: rgb\n"
PLATE_REGIONS = f"plate_regions: [{', '.join(REGIONS)}]\n"
CHANNELS_FIRST = ("--onnx-data-format", "channels_first")
FLOAT = ("--onnx-input-dtype", "float32")

NETWORKS = {
    "0": (
        Network("dense", plate_config(7, (70, 140)), "gray", epochs=130),
        Network("no-dense", plate_config(9, (70, 140)), "gray", dense=False, epochs=400),
    ),
    "1.0": (
        Network("gray", plate_config(9, SMALL), "gray", architecture("silu", "layer_norm")),
        Network("rgb", plate_config(7, SMALL, RGB + BOX), "color", architecture("relu", "dyt")),
    ),
    "1.1": (
        Network(
            "rgb",
            plate_config(10, SMALL, RGB + PLATE_REGIONS),
            "color",
            architecture("silu", "rms_norm", "  attention_layout: split_projection\n  post_token_reducer_layers: 1\n"),
            regions=True,
        ),
        Network("gray", plate_config(8, WIDE, BOX, PAD_FIRST, "-"), "gray", architecture("silu", "layer_norm")),
    ),
}

EXPORTS = {
    "0": (Export("dense", "dense"), Export("no-dense", "no-dense")),
    "1.0": (
        Export("gray", "gray"),
        Export("gray-nchw-float32", "gray", (*CHANNELS_FIRST, *FLOAT), "nchw", "float32"),
        Export("rgb", "rgb"),
        Export("rgb-batch1", "rgb", ("--no-dynamic-batch", "--no-simplify"), fixed_batch=True),
    ),
    "1.1": (
        Export("rgb", "rgb"),
        Export("rgb-nchw", "rgb", CHANNELS_FIRST, "nchw"),
        Export("gray", "gray"),
        Export("gray-float32", "gray", (*FLOAT, "--onnx-opset-version", "17"), dtype="float32"),
    ),
}

CASES = {
    "0": (Case("dense", "dense"), Case("no-dense", "no-dense")),
    "1.0": (
        Case("gray-stretch-linear", "gray"),
        Case(
            "gray-letterbox-nearest",
            "gray",
            plate_config(9, SMALL, BOX + "interpolation: nearest\npadding_color: 30\n"),
        ),
        Case("gray-stretch-area-nchw-float32", "gray-nchw-float32", plate_config(9, SMALL, "interpolation: area\n")),
        Case("rgb-letterbox-linear", "rgb"),
        Case(
            "rgb-letterbox-cubic-batch1",
            "rgb-batch1",
            plate_config(7, SMALL, RGB + BOX + "interpolation: cubic\npadding_color: 20\n"),
        ),
    ),
    "1.1": (
        Case("rgb-stretch-linear-regions", "rgb"),
        Case(
            "rgb-letterbox-lanczos4-regions",
            "rgb",
            plate_config(
                10, SMALL, RGB + PLATE_REGIONS + BOX + "interpolation: lanczos4\npadding_color: [10, 200, 90]\n"
            ),
        ),
        Case("rgb-stretch-area-no-regions", "rgb", plate_config(10, SMALL, RGB + "interpolation: area\n")),
        Case(
            "rgb-stretch-cubic-nchw-regions",
            "rgb-nchw",
            plate_config(10, SMALL, RGB + PLATE_REGIONS + "interpolation: cubic\n"),
        ),
        Case("gray-letterbox-linear", "gray"),
        Case(
            "gray-letterbox-area-float32",
            "gray-float32",
            plate_config(8, WIDE, BOX + "interpolation: area\npadding_color: [0, 90, 200]\n", PAD_FIRST, "-"),
        ),
    ),
}
