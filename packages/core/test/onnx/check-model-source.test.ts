import { loadModelBundle } from "@platekit/core/onnx";
import { expect, test } from "vitest";
import { checkModelSource } from "../../src/onnx/check-model-source.ts";

test.each<unknown>([
  "folder",
  { model: "m.onnx", config: "c.yaml" },
  { model: "m.onnx", labels: "labels.names" },
  { model: "m.onnx", config: "c.yaml", labels: undefined },
])("checkModelSource() takes %j", (source) => {
  expect(() => checkModelSource(source)).not.toThrow();
});

test.each<{ source: unknown; got: string }>([
  { source: { model: "m.onnx" }, got: '{"model":"m.onnx"}' },
  { source: { config: "c.yaml" }, got: '{"config":"c.yaml"}' },
  { source: { model: "m", config: "c", labels: "l" }, got: '{"model":"m","config":"c","labels":"l"}' },
  { source: { model: "m", confg: "c" }, got: '{"model":"m","confg":"c"}' },
  { source: { model: "m", config: 4 }, got: '{"model":"m","config":4}' },
  { source: { model: "", config: "c" }, got: '{"model":"","config":"c"}' },
  { source: ["m", "c"], got: '["m","c"]' },
  { source: "", got: '""' },
  { source: null, got: "null" },
  { source: undefined, got: "nothing" },
  { source: () => "m", got: "function" },
  { source: { model: "x".repeat(1000) }, got: `{"model":"${"x".repeat(110)}…` },
])("checkModelSource() refuses $got", ({ source, got }) => {
  const forms = "a path, { model, config } or { model, labels }, each a path that is not empty";
  expect(() => checkModelSource(source)).toThrow(
    new TypeError(`Cannot open model: its source must be ${forms}, got ${got}`),
  );
});

test("loadModelBundle() checks its source before it touches a file", async () => {
  const source = { model: "m.onnx" } as unknown as string;
  await expect(loadModelBundle(source)).rejects.toThrow(TypeError);
});
