import { expect, test } from "vitest";
import { readOnnxGraph } from "../../src/onnx/read-onnx-graph.ts";
import { encodeMessage, encodeOnnx, UINT8, weight } from "./encode-onnx.ts";

test("readOnnxGraph() tells names, types, shapes and the last operator", () => {
  const bytes = encodeOnnx({ operator: "Softmax", type: UINT8, input: ["N", 3], output: ["", 3], outputName: "plate" });
  const graph = readOnnxGraph(bytes, "tiny.onnx");
  expect(graph.inputs).toEqual([{ name: "input", type: "uint8", shape: ["N", 3] }]);
  expect(graph.outputs).toEqual([{ name: "plate", type: "uint8", shape: ["?", 3] }]);
  expect([...graph.producers]).toEqual([["plate", "Softmax"]]);
});

test("readOnnxGraph() does not take a weight for an input, as files before IR 4 list it", () => {
  const bytes = encodeOnnx({ input: ["N"], output: ["N"], inputName: "w", initializers: [weight("w", "inside")] });
  expect(readOnnxGraph(bytes, "tiny.onnx").inputs).toEqual([]);
});

test("readOnnxGraph() leaves the shape open where the file does", () => {
  const value = [[1, "x"], [2, [[1, [[1, 1]]]]]] as const; // prettier-ignore
  const graph = readOnnxGraph(
    encodeMessage([
      [
        7,
        [
          [11, value],
          [12, value],
        ],
      ],
    ]),
    "tiny.onnx",
  );
  expect(graph.inputs[0]).toEqual({ name: "x", type: "float32", shape: undefined });
});

test("readOnnxGraph() refuses weights outside the file, naming file and weight", () => {
  const bytes = encodeOnnx({ input: [1], output: [1], initializers: [weight("far", "outside")] });
  const message = 'Cannot load model tiny.onnx: weights must be inside the file, got external data for "far"';
  expect(() => readOnnxGraph(bytes, "tiny.onnx")).toThrow(
    expect.objectContaining({ code: "ERR_MODEL_FORMAT", message }),
  );
});

const whole = encodeOnnx({ input: ["N", 3], output: ["N", 3] });
const graphField = [7, [[12, [[1, "y"]]]]] as const;
test.each([
  { name: "nothing", bytes: new Uint8Array(), why: "there must be one graph, got 0" },
  {
    name: "text",
    bytes: new TextEncoder().encode("<!doctype html><title>404</title>"),
    why: "wire type must be 0, 1, 2 or 5, got 4 at byte 1",
  },
  {
    name: "a PNG",
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    why: "field number must be positive, got 0 at byte 10",
  },
  {
    name: "a file cut off",
    bytes: whole.subarray(0, whole.length - 8),
    // Version (2 bytes), then the tag and the length of the graph: it alone is as long as what is left of the file.
    why: `field of ${whole.length - 8} bytes at byte 3 must end before ${whole.length - 8}`,
  },
  { name: "a protobuf without a graph", bytes: encodeMessage([[1, 8]]), why: "there must be one graph, got 0" },
  { name: "two graphs", bytes: encodeMessage([graphField, graphField]), why: "there must be one graph, got 2" },
  {
    name: "a graph without outputs",
    bytes: encodeMessage([[7, [[2, "tiny"]]]]),
    why: "graph must have an output, got none",
  },
  { name: "zeros", bytes: new Uint8Array(1000), why: "field number must be positive, got 0 at byte 0" },
])("readOnnxGraph() refuses $name, and says where it stopped", ({ bytes, why }) => {
  expect(() => readOnnxGraph(bytes, "tiny.onnx")).toThrow(
    expect.objectContaining({
      code: "ERR_MODEL_FORMAT",
      message: `Cannot load model tiny.onnx: file must be a whole ONNX model, got ${bytes.length} bytes (${why})`,
    }),
  );
});
