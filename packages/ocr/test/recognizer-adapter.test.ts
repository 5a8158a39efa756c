import { ModelManifestSchema } from "@platekit/core/onnx";
import { expect, test } from "vitest";
import type { RecognizerManifest } from "../src/adapter.ts";
import { RecognizerOptionsSchema } from "../src/options.ts";
import { recognizerAdapter } from "../src/recognizer-adapter.ts";

const common = {
  schema: 1,
  id: "test",
  role: "recognize",
  model: {},
  input: { layout: "nhwc", dtype: "uint8", color: "gray", height: 8, width: 16 },
};
const manifestOf = (rest: object) => ModelManifestSchema.parse({ ...common, ...rest }) as RecognizerManifest;
const SLOTS = manifestOf({
  family: "slots",
  output: { slots: 2 },
  labels: "AB_",
  pad: "_",
  regions: { name: "region", labels: ["Chile", "Peru"] },
});
const CTC = manifestOf({ family: "ctc", output: { layout: "nct", form: "softmax", blank: "first" }, labels: "AB" });
const OPTIONS = RecognizerOptionsSchema.parse({ alternatives: 0 });

const textOf = ({ chars }: { readonly chars: readonly { readonly char: string }[] }) =>
  chars.map(({ char }) => char).join("");

test("recognizerAdapter() reads slots, flat or not, and the region of each plate", () => {
  const adapter = recognizerAdapter(SLOTS, OPTIONS);
  const data = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1);
  const regions = { data: Float32Array.of(0.25, 0.75, 1, 0), dims: [2, 2] };
  expect(adapter.family).toBe("slots");
  for (const dims of [
    [2, 6],
    [2, 2, 3],
    [2, 2, 3, 1],
  ]) {
    const texts = adapter.decode({ main: { data, dims }, regions });
    expect(texts.map(textOf)).toEqual(["AB", "B"]);
    expect(texts.map(({ region }) => region)).toEqual([
      { label: "Peru", probability: 0.75 },
      { label: "Chile", probability: 1 },
    ]);
  }
});

test("recognizerAdapter() tells no region where the model answers none", () => {
  const [text] = recognizerAdapter(SLOTS, OPTIONS).decode({
    main: { data: Float32Array.of(1, 0, 0, 0, 0, 1), dims: [1, 6] },
  });
  expect(textOf(text!)).toBe("A");
  expect(text).not.toHaveProperty("region");
});

test.each([
  // A and pad at 0.8 and 0.2 in each slot; to the power 1/2: 2/3 and 1/3. "AA" is (2/3)².
  {
    family: "slots",
    manifest: manifestOf({ ...SLOTS, regions: undefined, calibration: { temperature: 2 } }),
    main: { data: Float32Array.of(0.8, 0, 0.2, 0.8, 0, 0.2), dims: [1, 6] },
    text: "AA",
    probability: 4 / 9,
  },
  // Two steps of blank 0.2 and A 0.8: "A" is all but twice the blank, 1 − (1/3)².
  {
    family: "ctc",
    manifest: manifestOf({ ...CTC, calibration: { temperature: 2 } }),
    main: { data: Float32Array.of(0.2, 0.2, 0.8, 0.8, 0, 0), dims: [1, 3, 2] },
    text: "A",
    probability: 8 / 9,
  },
])("recognizerAdapter() tells probabilities at the manifest's temperature: $family", (each) => {
  const [read] = recognizerAdapter(each.manifest, OPTIONS).decode({ main: each.main });
  expect(textOf(read!)).toBe(each.text);
  expect(read!.probability).toBeCloseTo(each.probability, 6);
});

test("recognizerAdapter() refuses a region head of another batch", () => {
  const main = { data: Float32Array.of(1, 0, 0, 0, 0, 1), dims: [1, 6] };
  const regions = { data: Float32Array.of(1, 0, 1, 0), dims: [2, 2] };
  const decode = () => recognizerAdapter(SLOTS, OPTIONS).decode({ main, regions });
  expect(decode).toThrow(new RangeError("Cannot decode regions: must be one for each of 1 plates, got 2"));
});

test("recognizerAdapter() reads CTC with the manifest's layout, form and blank", () => {
  const adapter = recognizerAdapter(CTC, OPTIONS);
  // Two plates, three classes (blank, A, B) of two steps: A then B; B then blank.
  const data = Float32Array.of(0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0);
  expect(adapter.family).toBe("ctc");
  expect(adapter.decode({ main: { data, dims: [2, 3, 2] } }).map(textOf)).toEqual(["AB", "B"]);
});
