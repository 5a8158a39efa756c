import { ModelManifestSchema } from "@platekit/core/onnx";
import type { MaskManifest } from "@platekit/core";
import { expect, test } from "vitest";
import { maskAdapter } from "../../src/adapters/mask-adapter.ts";

function manifest(layout: "nhwc" | "nchw", form: "probabilities" | "logits"): MaskManifest {
  return ModelManifestSchema.parse({
    schema: 1,
    id: "net",
    role: "segment",
    family: "mask",
    model: {},
    input: { layout, dtype: "float32", color: "rgb", height: 2, width: 3 },
    output: { layout, form },
  }) as MaskManifest;
}

const VALUES = Float32Array.of(0, 0.25, 0.5, 0.75, 1, 0.125);

test.each([
  { name: "channels last", layout: "nhwc", dims: [1, 2, 3, 1] },
  { name: "channels first", layout: "nchw", dims: [1, 1, 2, 3] },
  { name: "no channel axis", layout: "nchw", dims: [1, 2, 3] },
] as const)("maskAdapter.decode() takes probabilities as they are, $name", ({ layout, dims }) => {
  const maps = maskAdapter.decode({ data: VALUES, dims }, manifest(layout, "probabilities"));
  expect(maps).toEqual([{ width: 3, height: 2, data: VALUES }]);
});

test("maskAdapter.decode() gives one map a picture, in the batch's order", () => {
  const maps = maskAdapter.decode({ data: VALUES, dims: [3, 1, 1, 2] }, manifest("nchw", "probabilities"));
  expect(maps.map(({ data }) => [...data])).toEqual([
    [0, 0.25],
    [0.5, 0.75],
    [1, 0.125],
  ]);
});

test("maskAdapter.decode() turns logits into probabilities and leaves the tensor alone", () => {
  const logits = Float32Array.of(0, 0.1, -0.1, 100, -100, Math.log(3));
  const before = logits.slice();
  const [map] = maskAdapter.decode({ data: logits, dims: [1, 1, 2, 3] }, manifest("nchw", "logits"));
  // sigmoid(0.1) = 0.524979, from the DeepLabV3 threshold; sigmoid(ln 3) = 3 / 4
  const expected = [0.5, 0.524979, 0.475021, 1, 0, 0.75];
  expected.forEach((value, i) => expect(Math.abs(map!.data[i]! - value)).toBeLessThan(1e-6));
  expect(logits).toEqual(before);
});

test.each([
  { name: "two channels first", layout: "nchw", dims: [1, 2, 1, 3] },
  { name: "two channels last", layout: "nhwc", dims: [1, 1, 3, 2] },
  { name: "a flat answer", layout: "nhwc", dims: [1, 6] },
  { name: "the other layout", layout: "nhwc", dims: [1, 1, 2, 3] },
  { name: "fewer values than its dims say", layout: "nhwc", dims: [1, 2, 4, 1] },
] as const)("maskAdapter.decode() refuses $name", ({ layout, dims }) => {
  const wanted = layout === "nhwc" ? "[N, H, W, 1]" : "[N, 1, H, W]";
  expect(() => maskAdapter.decode({ data: VALUES, dims }, manifest(layout, "probabilities"))).toThrow(
    new TypeError(`Cannot decode the mask of "net": output must be ${wanted}, got [${dims.join(", ")}]`),
  );
});
