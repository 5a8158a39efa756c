"""Tiny ONNX networks in the shapes of the model families people bring.

They recognise nothing. Their weights are pseudo-random but fixed, and every output depends on many pixels, so that a
wrong channel order, layout, normalisation or resize shows in the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

OPSET = 13
IR_VERSION = 8
FEATURES = 8
KERNEL, STRIDE = 6, 4


@dataclass
class Graph:
    """Nodes and weights in the making; every method returns the name of the tensor it adds."""

    seed: int
    nodes: list = field(default_factory=list)
    weights: list = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)

    def add(self, operator: str, inputs: list[str], name: str | None = None, **attributes) -> str:
        name = name or f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def weight(self, value: np.ndarray) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def noise(self, *shape: int, gain: float) -> str:
        return self.weight(self.random.normal(0, gain, shape).astype(np.float32))

    def whole(self, *values: int) -> str:
        return self.weight(np.array(values, np.int64))

    def conv(self, x: str, shape: tuple[int, int, int, int], gain: float, **attributes) -> str:
        fan_in = shape[1] * shape[2] * shape[3]
        return self.add("Conv", [x, self.noise(*shape, gain=gain / np.sqrt(fan_in))], **attributes)

    def scale_shift(self, x: str, scale: float, shift: float) -> str:
        scaled = self.add("Mul", [x, self.weight(np.float32(scale))])
        return self.add("Add", [scaled, self.weight(np.float32(shift))])

    def finish(self, inputs: list, outputs: list) -> ModelProto:
        graph = helper.make_graph(self.nodes, "tiny", inputs, outputs, self.weights)
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION, producer_name="platekit-golden")
        checker.check_model(model, full_check=True)
        return model


FLOAT, UINT8 = TensorProto.FLOAT, TensorProto.UINT8


def value(name: str, kind: int, shape: list):
    return helper.make_tensor_value_info(name, kind, shape)


def tokens(g: Graph, x: str, size: tuple[int, int, int], steps: int) -> str:
    """`[N, channels, height, width]` of about −1..1 to `[N, steps, FEATURES]`."""
    channels, height, width = size
    rows, columns = ((side - KERNEL) // STRIDE + 1 for side in (height, width))
    x = g.add("Tanh", [g.conv(x, (FEATURES, channels, KERNEL, KERNEL), 1.5, strides=[STRIDE, STRIDE])])
    x = g.add("Tanh", [g.conv(x, (FEATURES, FEATURES, rows, 1), 1.5)])
    x = g.add("Reshape", [x, g.whole(0, FEATURES, columns)])
    x = g.add("MatMul", [x, g.noise(columns, steps, gain=2.0 / np.sqrt(columns))])
    return g.add("Transpose", [x], perm=[0, 2, 1])


def classify(g: Graph, x: str, classes: int, name: str | None = None) -> str:
    """`[N, steps, FEATURES]` to logits `[N, steps, classes]`."""
    return g.add("MatMul", [x, g.noise(FEATURES, classes, gain=1.5)], name)


def slots_model(
    seed: int,
    *,
    size: tuple[int, int, int],
    slots: int,
    classes: int,
    form: str = "ntc",
    kind: int = UINT8,
    layout: str = "nhwc",
    batch: int | str = "N",
    regions: int = 0,
) -> ModelProto:
    """fast-plate-ocr: raw bytes in, normalised inside the graph, softmax over each slot out."""
    g = Graph(seed)
    channels, height, width = size
    shape = [height, width, channels] if layout == "nhwc" else [channels, height, width]
    x = g.add("Cast", ["input"], to=FLOAT) if kind == UINT8 else "input"
    x = g.scale_shift(x, 1 / 127.5, -1.0)
    x = g.add("Transpose", [x], perm=[0, 3, 1, 2]) if layout == "nhwc" else x
    features = tokens(g, x, size, slots)
    logits = classify(g, features, classes)
    outputs = []
    if regions:  # listed first, so that taking the first output for the plate is wrong
        flat = g.add("Reshape", [features, g.whole(0, slots * FEATURES)])
        g.add("Softmax", [g.add("MatMul", [flat, g.noise(slots * FEATURES, regions, gain=0.5)])], "region", axis=-1)
        outputs.append(value("region", FLOAT, [batch, regions]))
    main = "plate" if regions else "Identity:0"
    if form == "ntc":
        g.add("Softmax", [logits], main, axis=-1)
        outputs.append(value(main, FLOAT, [batch, slots, classes]))
    elif form == "flat":
        g.add("Reshape", [g.add("Softmax", [logits], axis=-1), g.whole(0, slots * classes)], main)
        outputs.append(value(main, FLOAT, [batch, slots * classes]))
    else:  # 0.x --no-dense: one more axis, softmax over the last but one
        column = g.add("Reshape", [logits, g.whole(0, slots, classes, 1)])
        g.add("Softmax", [column], main, axis=-2)
        outputs.append(value(main, FLOAT, [batch, slots, classes, 1]))
    return g.finish([value("input", kind, [batch, *shape])], outputs)


def ctc_model(
    seed: int,
    *,
    size: tuple[int, int, int],
    steps: int,
    classes: int,
    input_name: str = "input",
    layout: str = "nchw",
    output: str = "ntc",
    last: str | None = None,
    batch: int | str = "N",
) -> ModelProto:
    """A class a time step. `last` is the operator behind the logits, none for raw ones."""
    g = Graph(seed)
    channels, height, width = size
    shape = [height, width, channels] if layout == "nhwc" else [channels, height, width]
    x = g.add("Transpose", [input_name], perm=[0, 3, 1, 2]) if layout == "nhwc" else input_name
    features = tokens(g, x, size, steps)
    if last is None and output == "ntc":
        classify(g, features, classes, "output")
    elif last is None:
        g.add("Transpose", [classify(g, features, classes)], "output", perm=[0, 2, 1])
    else:
        g.add(last, [classify(g, features, classes)], "output", axis=-1)
    shape_out = [batch, steps, classes] if output == "ntc" else [batch, classes, steps]
    return g.finish([value(input_name, FLOAT, [batch, *shape])], [value("output", FLOAT, shape_out)])


def mask_model(seed: int, *, size: tuple[int | str, int | str], layout: str, logits: bool = False) -> ModelProto:
    """U-Net: a sigmoid per pixel. DeepLabV3 (`logits`): `aux` and `out`, raw, any size."""
    g = Graph(seed)
    height, width = size
    x = g.add("Transpose", ["input"], perm=[0, 3, 1, 2]) if layout == "nhwc" else "input"
    x = g.add("Tanh", [g.conv(x, (6, 3, 3, 3), 1.5, pads=[1, 1, 1, 1])])
    score = (1, 6, 3, 3)
    if logits:
        aux = g.conv(x, score, 3.0, pads=[1, 1, 1, 1])
        g.add("Identity", [aux], "aux")
        g.add("Identity", [g.conv(x, score, 3.0, pads=[1, 1, 1, 1])], "out")
        names = ["aux", "out"]
    else:
        x = g.add("Sigmoid", [g.conv(x, score, 3.0, pads=[1, 1, 1, 1])])
        g.add("Transpose" if layout == "nhwc" else "Identity", [x], "mask", **({"perm": [0, 2, 3, 1]} if layout == "nhwc" else {}))
        names = ["mask"]
    shape = ["N", height, width] if layout == "nhwc" else ["N", 1, height, width]
    shape_out = [*shape, 1] if layout == "nhwc" else shape
    shape_in = ["N", height, width, 3] if layout == "nhwc" else ["N", 3, height, width]
    return g.finish([value("input", FLOAT, shape_in)], [value(name, FLOAT, shape_out) for name in names])
