import { expect, test } from "vitest";
import type { OnnxGraph } from "../../src/onnx/read-onnx-graph.ts";
import { readTinyLprLabels } from "../../src/onnx/tinylpr-labels.ts";

interface Case {
  readonly classes?: number | string;
  readonly last?: string;
  readonly type?: string;
  readonly shape?: readonly (number | string)[];
}

function read(text: string | Uint8Array, { classes = "C", last = "LogSoftmax", type = "float32", shape }: Case = {}) {
  const graph: OnnxGraph = {
    inputs: [{ name: "x", type, shape: shape ?? [1, 96, 192, 1] }],
    outputs: [{ name: "y", type: "float32", shape: [1, 16, classes] }],
    producers: new Map([["y", last]]),
  };
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return readTinyLprLabels({ path: "labels.names", bytes }, { id: "m", file: "m.onnx", graph });
}

test.each([
  {
    name: "JAX: the empty first line is the blank",
    text: "\n1\n0\n서울",
    classes: 4,
    labels: ["1", "0", "서울"],
    blank: "first",
  },
  { name: "JAX without a class count", text: "\n1\n0", classes: "C", labels: ["1", "0"], blank: "first" },
  {
    name: "TensorFlow: one class more than lines, the last line a space",
    text: "0\n1\n ",
    classes: 4,
    labels: ["0", "1", " "],
    blank: "last",
  },
  { name: "a newline at the end", text: "\n1\n0\n", classes: 3, labels: ["1", "0"], blank: "first" },
  { name: "Windows line ends", text: "\r\n1\r\n0\r\n", classes: 3, labels: ["1", "0"], blank: "first" },
  { name: "decomposed hangul", text: `\n${"서울".normalize("NFD")}`, classes: 2, labels: ["서울"], blank: "first" },
])("readTinyLprLabels() reads $name", ({ text, classes, labels, blank }) => {
  const manifest = read(text, { classes });
  expect(manifest.labels).toEqual(labels);
  expect(manifest.output.blank).toBe(blank);
});

test("readTinyLprLabels() states tinyLPR's demo input: kept ratio, top left on black, cut off, nearest, 0..1", () => {
  expect(read("\n1").input).toEqual({
    name: "x", layout: "nhwc", dtype: "float32", color: "gray", height: 96, width: 192, fit: "top-left",
    rounding: "truncate", interpolation: "nearest", resizeIn: "uint8", padding: 0,
    normalize: { scale: 1 / 255, mean: 0, std: 1 },
  }); // prettier-ignore
});

test("readTinyLprLabels() feeds bytes to a model that takes bytes", () => {
  const { input } = read("\n1", { type: "uint8" });
  expect(input.dtype).toBe("uint8");
  expect(input).not.toHaveProperty("normalize");
});

test.each([
  { last: "LogSoftmax", form: "log-softmax" },
  { last: "Softmax", form: "softmax" },
  { last: "MatMul", form: "logits" },
])("readTinyLprLabels() takes scores behind $last for $form", ({ last, form }) => {
  expect(read("\n1", { last }).output.form).toBe(form);
});

test.each<{ name: string; text: string | Uint8Array; options?: Case; code: string; problem: string }>([
  {
    name: "too few lines",
    text: "\n1",
    options: { classes: 68 },
    code: "ERR_MODEL_CONFIG",
    problem:
      "file must hold 68 lines with the first one empty, or 67 lines none of which is empty, got 2 with the first",
  },
  {
    name: "a line too few, the first one empty",
    text: "\n1\n2",
    options: { classes: 4 },
    code: "ERR_MODEL_CONFIG",
    problem: "or 3 lines none of which is empty, got 3 with the first one empty",
  },
  {
    name: "a line too many, none of them empty",
    text: "1\n2\n3\n4",
    options: { classes: 4 },
    code: "ERR_MODEL_CONFIG",
    problem: "or 3 lines none of which is empty, got 4",
  },
  {
    name: "an empty line between",
    text: "\n1\n\n2",
    code: "ERR_MODEL_CONFIG",
    problem: "only line 1 may be empty, got an empty line 3",
  },
  { name: "an empty file", text: "", options: { classes: 68 }, code: "ERR_MODEL_CONFIG", problem: "got 1" },
  {
    name: "bytes that are not UTF-8",
    text: Uint8Array.from([0xb0, 0xa1]),
    code: "ERR_MODEL_CONFIG",
    problem: "file must be UTF-8 text",
  },
  {
    name: "an input of open size",
    text: "\n1",
    options: { shape: [1, "h", "w", 1] },
    code: "ERR_MODEL_SIGNATURE",
    problem: "got [1, h, w, 1]",
  },
  {
    name: "an input of three channels",
    text: "\n1",
    options: { shape: [1, 96, 192, 3] },
    code: "ERR_MODEL_SIGNATURE",
    problem: "got [1, 96, 192, 3]",
  },
])("readTinyLprLabels() refuses $name", ({ text, options, code, problem }) => {
  const message = expect.stringContaining(problem) as string;
  expect(() => read(text, options)).toThrow(expect.objectContaining({ code, message }));
});
