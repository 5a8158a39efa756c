import { expect, test } from "vitest";
import { checkManifest } from "../../src/onnx/check-manifest.ts";
import { checkOutputShape } from "../../src/onnx/check-output-shape.ts";

const input = { layout: "nhwc", dtype: "uint8", color: "gray", height: 2, width: 2 };
const base = { schema: 1, id: "m", model: {}, input };
const slots = { ...base, role: "recognize", family: "slots", output: { slots: 7 }, labels: "AB_", pad: "_" };
const regions = { name: "region", labels: ["X", "Y"] };
const ctc = (layout: string) => ({
  ...base,
  role: "recognize",
  family: "ctc",
  labels: "ABC",
  output: { layout, form: "logits", blank: "first" },
});
const mask = (layout: string) => ({ ...base, role: "segment", family: "mask", output: { layout, form: "logits" } });

test.each([
  {
    values: slots,
    fits: [
      ["N", 7, 3],
      [2, 21],
      ["?", 7, 3, 1],
      ["N", "a", "b"],
    ],
    not: [
      ["N", 20],
      ["N", 3, 7],
      ["N", 7, 3, 2],
      [7, 3, 1, 1, 1],
    ],
  },
  {
    values: ctc("ntc"),
    fits: [
      [1, 16, 4],
      ["N", "T", "C"],
    ],
    not: [
      [1, 4, 16],
      [1, 64],
      [1, 16, 4, 1],
    ],
  },
  { values: ctc("nct"), fits: [[1, 4, 16]], not: [[1, 16, 4]] },
  {
    values: mask("nhwc"),
    fits: [
      [1, 8, 8, 1],
      [1, 8, 8],
    ],
    not: [
      [1, 1, 8, 8],
      [1, 8, 8, 2],
      [8, 8],
    ],
  },
  {
    values: mask("nchw"),
    fits: [
      [1, 1, 8, 8],
      [1, 8, 8],
    ],
    not: [
      [1, 8, 8, 1],
      [1, 2, 8, 8],
    ],
  },
])("checkOutputShape() takes $fits and refuses $not", ({ values, fits, not }) => {
  const manifest = checkManifest(values, "test");
  for (const shape of fits) expect(() => checkOutputShape(manifest, "main", shape)).not.toThrow();
  for (const shape of not) {
    const message = expect.stringContaining(`got [${shape.join(", ")}]`) as string;
    expect(() => checkOutputShape(manifest, "main", shape)).toThrow(
      expect.objectContaining({ code: "ERR_MODEL_SIGNATURE", message }),
    );
  }
});

test("checkOutputShape() counts the regions", () => {
  const manifest = checkManifest({ ...slots, regions }, "test");
  expect(() => checkOutputShape(manifest, "regions", ["N", 2])).not.toThrow();
  expect(() => checkOutputShape(manifest, "regions", ["N", 3])).toThrow(
    "Cannot use model m: region output must be [N, 2], got [N, 3]",
  );
});
