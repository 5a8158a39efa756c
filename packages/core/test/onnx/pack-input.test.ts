import { describe, expect, test } from "vitest";
import type { RasterImage } from "../../src/image/pixel-image.ts";
import { InputSchema } from "../../src/onnx/manifest.ts";
import { packInput } from "../../src/onnx/pack-input.ts";

/** Red rises to the right, green downwards, blue is 200. */
function ramps(width: number, height: number): RasterImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return [pixel % width, Math.floor(pixel / width), 200][i % 3]!;
  });
  return { width, height, channels: 3, data };
}

const spec = (more: object) =>
  InputSchema.parse({ layout: "nhwc", dtype: "uint8", color: "rgb", height: 2, width: 2, ...more });

describe("packInput()", () => {
  // A 2×2 picture: pixels (r, g, 200) with r the column and g the row.
  test.each([
    { name: "rgb, channels last", more: {}, dims: [1, 2, 2, 3], data: [0, 0, 200, 1, 0, 200, 0, 1, 200, 1, 1, 200] },
    {
      name: "bgr, channels last",
      more: { color: "bgr" },
      dims: [1, 2, 2, 3],
      data: [200, 0, 0, 200, 0, 1, 200, 1, 0, 200, 1, 1],
    },
    {
      name: "rgb, channels first",
      more: { layout: "nchw" },
      dims: [1, 3, 2, 2],
      data: [0, 1, 0, 1, 0, 0, 1, 1, 200, 200, 200, 200],
    },
    {
      name: "bgr, channels first",
      more: { layout: "nchw", color: "bgr" },
      dims: [1, 3, 2, 2],
      data: [200, 200, 200, 200, 0, 0, 1, 1, 0, 1, 0, 1],
    },
    // (9798 r + 19235 g + 3735 · 200 + 16384) >> 15
    { name: "gray", more: { color: "gray" }, dims: [1, 2, 2, 1], data: [23, 23, 23, 24] },
    {
      name: "(value · scale − mean) / std, per channel of bgr",
      more: {
        layout: "nchw",
        color: "bgr",
        dtype: "float32",
        normalize: { scale: 0.5, mean: [100, 0, 1], std: [1, 2, 4] },
      },
      dims: [1, 3, 2, 2],
      data: [0, 0, 0, 0, 0, 0, 0.25, 0.25, -0.25, -0.125, -0.25, -0.125],
    },
  ])("lays out $name", ({ more, dims, data }) => {
    const { tensor } = packInput([ramps(2, 2)], spec(more));
    expect(tensor.dims).toEqual(dims);
    expect([...tensor.data]).toEqual(data);
  });

  test("pads a letterbox in the middle with the colour in the order of the channels, normalised like pixels", () => {
    const more = {
      height: 4,
      fit: "letterbox",
      padding: [10, 20, 30],
      color: "bgr",
      dtype: "float32",
      normalize: { mean: 10 },
    };
    const { tensor } = packInput([ramps(2, 2)], spec(more));
    const padding = [0, 10, 20, 0, 10, 20];
    const picture = [190, -10, -10, 190, -10, -9, 190, -9, -10, 190, -9, -9];
    expect([...tensor.data]).toEqual([...padding, ...picture, ...padding]);
  });

  test("puts a top-left picture into the corner", () => {
    const { tensor } = packInput([ramps(2, 2)], spec({ width: 3, fit: "top-left", color: "gray", padding: 7 }));
    expect([...tensor.data]).toEqual([23, 23, 7, 23, 24, 7]);
  });

  test("keeps fractions only where the spec asks for them", () => {
    const rise = { ...ramps(2, 1), data: Uint8Array.from([0, 0, 0, 1, 1, 1]) };
    const wide = { height: 1, width: 4, dtype: "float32", layout: "nchw" };
    const row = (more: object) => [...packInput([rise], spec({ ...wide, ...more })).tensor.data.subarray(0, 4)];
    expect(row({ resizeIn: "float32" })).toEqual([0, 0.25, 0.75, 1]);
    expect(row({}).every(Number.isInteger)).toBe(true);
  });

  test("packs pictures of different sizes into one batch, in order", () => {
    const { tensor, placements } = packInput(
      [ramps(2, 2), ramps(8, 4)],
      spec({ color: "gray", interpolation: "nearest" }),
    );
    expect(tensor.dims).toEqual([2, 2, 2, 1]);
    // The second one at (0,0) (4,0) (0,2) (4,2), worked out as above.
    expect([...tensor.data]).toEqual([23, 23, 23, 24, 23, 24, 24, 25]);
    expect(placements.map(({ scaleX, scaleY }) => [scaleX, scaleY])).toEqual([
      [1, 1],
      [4, 2],
    ]);
  });

  test.each([
    { fit: "stretch", source: [8, 4], target: [4, 4] },
    { fit: "letterbox", source: [8, 4], target: [4, 4] },
    { fit: "letterbox", source: [51, 33], target: [128, 64] },
    { fit: "top-left", source: [10, 40], target: [20, 20] },
  ] as const)(
    "places the corners of a $fit of $source on $target on the corners of the picture",
    ({ fit, source, target }) => {
      const [width, height] = source;
      const inside = { width: target[0], height: target[1], fit };
      const [placement] = packInput([ramps(width, height)], spec(inside)).placements;
      const { scaleX, scaleY, offsetX, offsetY } = placement!;
      const fittedWidth = width / scaleX;
      const fittedHeight = height / scaleY;
      const left = fit === "letterbox" ? Math.floor((target[0] - fittedWidth) / 2) : 0;
      const top = fit === "letterbox" ? Math.floor((target[1] - fittedHeight) / 2) : 0;
      // Edges lie half a pixel outside the centres of the first and last pixel.
      expect(offsetX + scaleX * (left - 0.5)).toBeCloseTo(-0.5, 9);
      expect(offsetY + scaleY * (top - 0.5)).toBeCloseTo(-0.5, 9);
      expect(offsetX + scaleX * (left + fittedWidth - 0.5)).toBeCloseTo(width - 0.5, 9);
      expect(offsetY + scaleY * (top + fittedHeight - 0.5)).toBeCloseTo(height - 0.5, 9);
    },
  );

  test("feeds the size asked for where the model takes any multiple", () => {
    const free = spec({ multipleOf: 2 });
    expect(packInput([ramps(3, 3)], free, { width: 4, height: 6 }).tensor.dims).toEqual([1, 6, 4, 3]);
    const size = { width: 4, height: 5 };
    expect(() => packInput([ramps(3, 3)], free, size)).toThrow(
      "size must be of sides that are multiples of 2, got 4×5",
    );
    expect(() => packInput([ramps(3, 3)], spec({}), size)).toThrow(
      new RangeError("Cannot pack input: size must be 2×2, got 4×5"),
    );
    expect(() => packInput([ramps(3, 3)], free, { width: 0, height: 0 })).toThrow("got 0×0");
  });

  test("refuses no pictures, and one of which nothing would be left", () => {
    expect(() => packInput([], spec({}))).toThrow("there must be at least one picture, got none");
    expect(() => packInput([ramps(1, 900)], spec({ fit: "letterbox" }))).toThrow(
      "Cannot fit a picture of 1×900 into 2×2",
    );
  });

  test("does not change the picture", () => {
    const picture = ramps(2, 2);
    packInput([picture], spec({ color: "bgr" }));
    expect(picture).toEqual(ramps(2, 2));
  });
});
