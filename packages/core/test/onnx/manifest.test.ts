import { expect, test } from "vitest";
import { checkManifest } from "../../src/onnx/check-manifest.ts";

const input = { layout: "nhwc", dtype: "float32", color: "rgb", height: 32, width: 48 };
const mask = {
  schema: 1,
  id: "m",
  role: "segment",
  family: "mask",
  model: {},
  input,
  output: { layout: "nhwc", form: "probabilities" },
};
const slots = {
  schema: 1,
  id: "s",
  role: "recognize",
  family: "slots",
  model: {},
  input,
  output: { slots: 7 },
  labels: "AB_",
  pad: "_",
};

test("checkManifest() fills in what a manifest leaves out", () => {
  expect(checkManifest(mask, "config.yaml")).toMatchObject({
    model: { file: "model.onnx" },
    input: { fit: "stretch", interpolation: "linear", resizeIn: "uint8", rounding: "half-even", padding: 0 },
    threshold: { on: "probability", value: 0.5 },
    scores: [],
  });
});

test("checkManifest() reads what a reader's probabilities are divided by; 1 where it says nothing", () => {
  expect(checkManifest(slots, "config.yaml")).toMatchObject({ calibration: { temperature: 1 } });
  const calibrated = { ...slots, calibration: { temperature: 0.75 } };
  expect(checkManifest(calibrated, "config.yaml")).toMatchObject({ calibration: { temperature: 0.75 } });
});

test.each([
  { calibration: { temperature: 0 }, message: /calibration\.temperature must be .*got 0/ },
  { calibration: { temperatur: 1 }, message: /unknown key "calibration\.temperatur"/ },
])("checkManifest() refuses $calibration", ({ calibration, message }) => {
  expect(() => checkManifest({ ...slots, calibration }, "config.yaml")).toThrow(message);
});

test("checkManifest() splits an alphabet into code points, normalised to NFC", () => {
  const decomposed = ["가".normalize("NFD"), "_"];
  expect(checkManifest({ ...slots, labels: decomposed }, "config.yaml")).toMatchObject({ labels: ["가", "_"] });
  expect(checkManifest({ ...slots, labels: "A𝔸_" }, "config.yaml")).toMatchObject({ labels: ["A", "𝔸", "_"] });
});

const byteInput = { ...input, dtype: "uint8" };
test.each([
  {
    name: "an unknown key",
    values: { ...mask, treshold: 1 },
    problem: 'unknown key "treshold" (did you mean "threshold"?)',
  },
  { name: "a family nobody knows", values: { ...mask, family: "boxes" }, problem: "family must be " },
  { name: "no family", values: { ...mask, family: undefined }, problem: "family must be " },
  {
    name: "a height of 0",
    values: { ...mask, input: { ...input, height: 0 } },
    problem: "input.height must be above 0, got 0",
  },
  {
    name: "a huge width",
    values: { ...mask, input: { ...input, width: 1e6 } },
    problem: "input.width must be at most 8192",
  },
  {
    name: "bytes that are normalised",
    values: { ...mask, input: { ...byteInput, normalize: {} } },
    problem: "input.normalize needs dtype float32, got uint8",
  },
  {
    name: "a float resize of bytes",
    values: { ...mask, input: { ...byteInput, resizeIn: "float32" } },
    problem: "input.resizeIn float32 needs dtype float32, got uint8",
  },
  {
    name: "a float resize that is not linear",
    values: { ...mask, input: { ...input, resizeIn: "float32", interpolation: "area" } },
    problem: "input.resizeIn float32 needs interpolation linear, got area",
  },
  {
    name: "a std of 0",
    values: { ...mask, input: { ...input, normalize: { std: 0 } } },
    problem: "input.normalize.std",
  },
  {
    name: "a pad outside the alphabet",
    values: { ...slots, pad: "-" },
    problem: 'pad must be one of the labels, got "-"',
  },
  {
    name: "a label twice",
    values: { ...slots, labels: "AAB_" },
    problem: 'labels must not repeat a label, got "A" twice',
  },
  {
    name: "a sha256 that is none",
    values: { ...mask, model: { sha256: "12" } },
    problem: "model.sha256 must be of the form",
  },
  { name: "no manifest at all", values: null, problem: "the root must be of type object, got null" },
])("checkManifest() refuses $name", ({ values, problem }) => {
  expect(() => checkManifest(values, "config.yaml")).toThrow(
    expect.objectContaining({
      code: "ERR_MODEL_CONFIG",
      message: expect.stringContaining(`Cannot use model config config.yaml: ${problem}`) as string,
    }),
  );
});
