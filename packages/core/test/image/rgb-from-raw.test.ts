import { expect, test } from "vitest";
import type { RawPixels } from "../../src/image/image-source.ts";
import { rgbFromRaw } from "../../src/image/rgb-from-raw.ts";

const options = { alpha: "flatten", maxPixels: 100 } as const;

test.each([
  { name: "gray", channels: 1, bytes: [0, 200], rgb: [0, 0, 0, 200, 200, 200] },
  { name: "gray with alpha, over white", channels: 2, bytes: [0, 0, 55, 51], rgb: [255, 255, 255, 215, 215, 215] },
  { name: "RGB", channels: 3, bytes: [1, 2, 3, 4, 5, 6], rgb: [1, 2, 3, 4, 5, 6] },
  { name: "RGBA, over white", channels: 4, bytes: [1, 2, 3, 255, 55, 0, 255, 51], rgb: [1, 2, 3, 215, 204, 255] },
] as const)("rgbFromRaw() takes $name", ({ channels, bytes, rgb }) => {
  const raw = { data: Uint8Array.from(bytes), width: 2, height: 1, channels };
  expect(rgbFromRaw(raw, options)).toEqual({ width: 2, height: 1, channels: 3, data: Uint8Array.from(rgb) });
});

test("rgbFromRaw() can drop alpha", () => {
  const raw = { data: Uint8Array.from([9, 8, 7, 0]), width: 1, height: 1, channels: 4 } as const;
  expect([...rgbFromRaw(raw, { ...options, alpha: "drop" }).data]).toEqual([9, 8, 7]);
});

test("rgbFromRaw() looks at RGB where it lies, also at clamped bytes and in the middle of a buffer", () => {
  const clamped = new Uint8ClampedArray([0, 1, 2, 3]).subarray(1);
  const { data } = rgbFromRaw({ data: clamped, width: 1, height: 1, channels: 3 }, options);
  expect([...data]).toEqual([1, 2, 3]);
  expect(data.buffer).toBe(clamped.buffer);
});

const good: RawPixels = { data: new Uint8Array(12), width: 2, height: 2, channels: 3 };

test.each([
  { name: "too few bytes", raw: { ...good, data: new Uint8Array(11) }, error: TypeError },
  { name: "too many bytes", raw: { ...good, data: new Uint8Array(13) }, error: TypeError },
  { name: "an array", raw: { ...good, data: [1, 2, 3] as unknown as Uint8Array }, error: TypeError },
  { name: "floats", raw: { ...good, data: new Float32Array(12) as unknown as Uint8Array }, error: TypeError },
  { name: "5 channels", raw: { ...good, channels: 5 as 4 }, error: TypeError },
  { name: "half a pixel", raw: { ...good, width: 0.5 }, error: RangeError },
  { name: "a negative height", raw: { ...good, height: -2 }, error: RangeError },
  { name: "no number", raw: { ...good, width: Number.NaN }, error: RangeError },
])("rgbFromRaw() refuses $name", ({ raw, error }) => {
  const call = () => rgbFromRaw(raw, options);
  expect(call).toThrow(error);
  expect(call).toThrow(/^Cannot decode raw pixels: /);
});

test("rgbFromRaw() refuses 0×0 and more than maxPixels by code", () => {
  const empty = { data: new Uint8Array(), width: 0, height: 0, channels: 3 } as const;
  expect(() => rgbFromRaw(empty, options)).toThrow(expect.objectContaining({ code: "ERR_IMAGE_DECODE" }));
  expect(() => rgbFromRaw(good, { ...options, maxPixels: 3 })).toThrow(
    expect.objectContaining({ code: "ERR_IMAGE_LIMIT" }),
  );
});
