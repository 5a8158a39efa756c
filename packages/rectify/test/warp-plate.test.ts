import type { RasterImage } from "@platekit/core";
import { invertHomography } from "@platekit/core/geometry";
import type { Homography } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { warpPlate } from "../src/warp-plate.ts";

const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** One row, the same value in all three channels. */
const gray = (...values: number[]): RasterImage => ({
  width: values.length,
  height: 1,
  channels: 3,
  data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});
const red = ({ data }: RasterImage) => [...data].filter((_, i) => i % 3 === 0);

describe("warpPlate()", () => {
  test.each([
    { name: "the identity copies", map: IDENTITY, width: 3, out: [10, 20, 40] },
    { name: "half a pixel right mixes two", map: [1, 0, 0.5, 0, 1, 0, 0, 0, 1], width: 2, out: [15, 30] },
    {
      name: "beyond the photo its border goes on",
      map: [1, 0, -2, 0, 1, 9, 0, 0, 1],
      width: 6,
      out: [10, 10, 10, 20, 40, 40],
    },
    { name: "a quarter rounds 12.5 up", map: [1, 0, 0.25, 0, 1, 0, 0, 0, 1], width: 1, out: [13] },
    { name: "nowhere is the border, not a crash", map: [0, 0, 0, 0, 0, 0, 0, 0, 0], width: 1, out: [10] },
  ] as { name: string; map: Homography; width: number; out: number[] }[])("$name", ({ map, width, out }) => {
    expect(red(warpPlate(gray(10, 20, 40), map, { width, height: 1 }))).toEqual(out);
  });

  test("samples spread over a pixel average what it covers", () => {
    // One pixel over four: centre 1.5, scale 4.
    const shrink: Homography = [4, 0, 1.5, 0, 1, 0, 0, 0, 1];
    expect(red(warpPlate(gray(0, 100, 0, 100), shrink, { width: 1, height: 1, samplesX: 4 }))).toEqual([50]);
    expect(red(warpPlate(gray(0, 0, 0, 100), shrink, { width: 1, height: 1, samplesX: 4 }))).toEqual([25]);
  });

  test("there and back gives the picture again, in its middle", () => {
    const image = waves(64, 48);
    const there: Homography = [0.9, -0.1, 4, 0.12, 0.95, -1, 4e-4, -3e-4, 1];
    const flat = warpPlate(image, there, { width: 80, height: 60 });
    const back = warpPlate(flat, invertHomography(there), { width: 64, height: 48 });
    const errors = [...image.data].map((value, i) => {
      const [x, y] = [Math.floor(i / 3) % 64, Math.floor(i / 192)];
      return x > 12 && x < 48 && y > 10 && y < 36 ? Math.abs(value - back.data[i]!) : 0;
    });
    // Two interpolations of a wave of 50 px period and height 100 flatten it by at most 1, and both round.
    expect(Math.max(...errors)).toBeLessThanOrEqual(3);
  });

  test("does not change its input", () => {
    const image = gray(1, 2, 3);
    warpPlate(image, IDENTITY, { width: 3, height: 1 });
    expect(image).toEqual(gray(1, 2, 3));
  });
});

function waves(width: number, height: number): RasterImage {
  const at = (i: number) =>
    128 + 100 * Math.sin((Math.floor(i / 3) % width) / 8 + Math.floor(i / 3 / width) / 11 + (i % 3));
  return { width, height, channels: 3, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => at(i)) };
}
