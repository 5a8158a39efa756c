import type { MaskManifest } from "@platekit/core";
import { ModelManifestSchema } from "@platekit/core/onnx";
import type { InputTensor, ModelOutputs } from "@platekit/core/onnx";
import { expect, test } from "vitest";
import { networkEye } from "../../src/look/network-eye.ts";
import { paintPhoto } from "../support/paint-photo.ts";

const manifest = ModelManifestSchema.parse({
  schema: 1,
  id: "net",
  role: "segment",
  family: "mask",
  model: {},
  input: { layout: "nhwc", dtype: "uint8", color: "rgb", height: 8, width: 8, multipleOf: 4, fit: "letterbox" },
  output: { layout: "nhwc", form: "probabilities" },
}) as MaskManifest;

/** A network that answers zeros at `stride` input pixels a cell, and remembers what it was fed with. */
function zeros(stride: number) {
  const fed: InputTensor[] = [];
  const run = (input: InputTensor): Promise<ModelOutputs> => {
    fed.push(input);
    const [n = 0, height = 0, width = 0] = input.dims;
    const dims = [n, height / stride, width / stride, 1];
    return Promise.resolve({ main: { data: new Float32Array(dims.reduce((a, b) => a * b)), dims } });
  };
  return { fed, eye: networkEye({ manifest, run }) };
}

test("look() feeds all windows in one batch and places each map in the photo", async () => {
  const { fed, eye } = zeros(1);
  const windows = [
    { x: 10, y: 20, width: 16, height: 16 },
    { x: 30, y: 0, width: 16, height: 8 },
  ];
  const [square, low] = await eye.look(paintPhoto(64, 64, []), { windows, size: { width: 8, height: 8 } });
  expect(fed.map(({ dims }) => dims)).toEqual([[2, 8, 8, 3]]);
  expect(square!.sourceFromMap).toEqual({ offsetX: 10.5, offsetY: 20.5, scaleX: 2, scaleY: 2 });
  // 16 × 8 into 8 × 8: rows 2 to 5 hold it, the padding is cut away
  expect([low!.map.width, low!.map.height]).toEqual([8, 4]);
  expect(low!.sourceFromMap).toEqual({ offsetX: 30.5, offsetY: 0.5, scaleX: 2, scaleY: 2 });
});

test("look() places a map of lower resolution by its cells' centres", async () => {
  const { eye } = zeros(4);
  const windows = [{ x: 0, y: 0, width: 16, height: 16 }];
  const [placed] = await eye.look(paintPhoto(16, 16, []), { windows, size: { width: 8, height: 8 } });
  // two cells of 8 × 8 source pixels
  expect(placed).toMatchObject({
    map: { width: 2, height: 2 },
    sourceFromMap: { offsetX: 3.5, offsetY: 3.5, scaleX: 8, scaleY: 8 },
  });
});
