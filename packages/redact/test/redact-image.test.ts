import type { RasterImage } from "@platekit/core";
import type { Point, Polygon } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { dilatePlate } from "../src/dilate-plate.ts";
import { redactImage } from "../src/redact-image.ts";

/** A picture without two equal neighbours, so that every change shows. */
function noise(width: number, height: number): RasterImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => 40 + ((index * 7919) % 200));
  return { width, height, channels: 3, data };
}

/** A plate of about 36 × 12 px, tilted and in perspective. */
const PLATE: Polygon = [
  { x: 12.3, y: 14.2 },
  { x: 47.8, y: 9.1 },
  { x: 49.2, y: 20.7 },
  { x: 13.9, y: 26.4 },
];

const pixel = (image: RasterImage, x: number, y: number): number[] => [
  ...image.data.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3),
];

/** Even-odd test of a point, written apart from the painter. */
function holds(polygon: Polygon, { x, y }: Point): boolean {
  let inside = false;
  polygon.forEach((a, index) => {
    const b = polygon.at((index + 1) % polygon.length)!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

/** 21 × 21 points of a pixel's square, its corners included. */
function pointsOf(x: number, y: number): Point[] {
  return Array.from({ length: 441 }, (_, index) => ({
    x: x - 0.5 + (index % 21) / 20,
    y: y - 0.5 + Math.floor(index / 21) / 20,
  }));
}

describe("redactImage()", () => {
  const image = noise(64, 40);

  test("gives every pixel that holds a point of the polygon the fill colour, and changes none away from it", () => {
    const outline = dilatePlate(PLATE, { margin: 0.15, minMargin: 3 });
    const wider = dilatePlate(outline, { margin: 0, minMargin: 1e-6 });
    const masked = redactImage(image, [PLATE], { color: "#c0ffee" });
    let painted = 0;
    for (let y = 0; y < image.height; y++) {
      for (let x = 0; x < image.width; x++) {
        const points = pointsOf(x, y);
        const isFill = pixel(masked, x, y).join() === "192,255,238";
        painted += isFill ? 1 : 0;
        if (points.some((point) => holds(outline, point))) expect(isFill, `(${x}, ${y}) is painted`).toBe(true);
        // A corner of the outline may poke between two sample points: its own pixel counts as touched.
        const mayTouch =
          points.some((point) => holds(wider, point)) ||
          outline.some((corner) => Math.abs(corner.x - x) <= 0.5 && Math.abs(corner.y - y) <= 0.5) ||
          grazes(outline, x, y);
        if (!mayTouch) expect(pixel(masked, x, y), `(${x}, ${y}) is as before`).toEqual(pixel(image, x, y));
      }
    }
    // Area of the outline is about 800 px²; painting nothing or everything must not pass.
    expect(painted).toBeGreaterThan(600);
    expect(painted).toBeLessThan(1100);
  });

  test("paints the exact pixels of an upright plate: margin 2 around rows 10..14 and columns 10..29", () => {
    const upright: Polygon = [
      { x: 9.5, y: 9.5 },
      { x: 29.5, y: 9.5 },
      { x: 29.5, y: 14.5 },
      { x: 9.5, y: 14.5 },
    ];
    const masked = redactImage(image, [upright], { margin: 0, minMargin: 2, color: [1, 2, 3] });
    // Sides move to 7.5 and 31.5, 7.5 and 16.5; closed squares 7..32 × 7..17, less what the cut corners leave free.
    for (let y = 0; y < image.height; y++) {
      for (let x = 0; x < image.width; x++) {
        const inBox = x >= 7 && x <= 32 && y >= 7 && y <= 17;
        if (!inBox) expect(pixel(masked, x, y), `(${x}, ${y})`).toEqual(pixel(image, x, y));
      }
    }
    expect(pixel(masked, 7, 12)).toEqual([1, 2, 3]);
    expect(pixel(masked, 32, 12)).toEqual([1, 2, 3]);
    expect(pixel(masked, 20, 7)).toEqual([1, 2, 3]);
    expect(pixel(masked, 20, 17)).toEqual([1, 2, 3]);
  });

  test("leaves the picture it was given as it was", () => {
    const before = Uint8Array.from(image.data);
    const masked = redactImage(image, [PLATE]);
    expect(image.data).toEqual(before);
    expect(masked.data).not.toBe(image.data);
  });

  test("fills with black unless asked otherwise", () => {
    expect(pixel(redactImage(image, [PLATE]), 30, 17)).toEqual([0, 0, 0]);
  });

  test("copies a picture without plates", () => {
    expect(redactImage(image, []).data).toEqual(image.data);
  });

  test("paints all plates, also one that reaches out of the picture", () => {
    const outside: Polygon = PLATE.map(({ x, y }) => ({ x: x + 30, y: y + 20 }));
    const masked = redactImage(image, [PLATE, outside]);
    expect(pixel(masked, 30, 17)).toEqual([0, 0, 0]);
    expect(pixel(masked, 60, 37)).toEqual([0, 0, 0]);
  });

  test.each(["blur", "mosaic"] as const)("%s changes the same pixels as solid and leaves no other", (style) => {
    const solid = redactImage(image, [PLATE], { color: [0, 0, 0] });
    const styled = redactImage(image, [PLATE], { style });
    let changed = 0;
    for (let index = 0; index < image.width * image.height; index++) {
      const [x, y] = [index % image.width, Math.floor(index / image.width)];
      const isCovered = pixel(solid, x, y).join() === "0,0,0";
      if (!isCovered) expect(pixel(styled, x, y)).toEqual(pixel(image, x, y));
      else if (pixel(styled, x, y).join() !== pixel(image, x, y).join()) changed += 1;
    }
    expect(changed).toBeGreaterThan(500);
  });

  test("mosaic gives a cell one colour: the mean of its pixels", () => {
    // Left half 0, right half 200, on 8 × 8 pixels with a plate of height 7: cells of ceil(7 / 2) = 4.
    const data = Uint8Array.from({ length: 8 * 8 * 3 }, (_, index) => (Math.floor(index / 3) % 4 < 2 ? 0 : 200));
    const plate: Polygon = [
      { x: 0, y: 0 },
      { x: 7, y: 0 },
      { x: 7, y: 7 },
      { x: 0, y: 7 },
    ];
    const masked = redactImage({ width: 8, height: 8, channels: 3, data }, [plate], {
      style: "mosaic",
      margin: 0,
      minMargin: 0,
    });
    expect([...masked.data]).toEqual(Array.from({ length: 192 }, () => 100));
  });

  test("blur leaves an even surface as it is", () => {
    const even: RasterImage = { ...image, data: new Uint8Array(image.data.length).fill(77) };
    expect(redactImage(even, [PLATE], { style: "blur" }).data).toEqual(even.data);
  });

  test("blur keeps less than a third of the contrast of a character stroke", () => {
    const stripes: RasterImage = {
      ...image,
      data: Uint8Array.from(image.data, (_, index) => (Math.floor(index / 3) % 4 < 2 ? 0 : 255)),
    };
    const masked = redactImage(stripes, [PLATE], { style: "blur" });
    const row = Array.from({ length: 20 }, (_, column) => pixel(masked, 20 + column, 18).at(0)!);
    expect(Math.max(...row) - Math.min(...row)).toBeLessThan(85);
  });

  test.each([
    { name: "two corners", polygons: [PLATE.slice(0, 2)], error: RangeError, message: /at least 3 corners, got 2/ },
    {
      name: "a corner that is no number",
      polygons: [[...PLATE.slice(0, 3), { x: Number.NaN, y: 1 }]],
      error: TypeError,
      message: /finite numbers, got \(NaN, 1\)/,
    },
  ])("refuses $name", ({ polygons, error, message }) => {
    expect(() => redactImage(image, polygons)).toThrow(error);
    expect(() => redactImage(image, polygons)).toThrow(message);
  });

  test.each([
    {
      name: "an unknown option",
      options: { colour: "#000000" },
      message: /unknown option "colour".*did you mean "color"/,
    },
    {
      name: "a colour in words",
      options: { color: "black" },
      message: /option color must be a colour like "#1a2b3c" or three bytes like \[26, 43, 60\], got "black"$/,
    },
    {
      name: "a negative margin",
      options: { margin: -1 },
      message: /option margin must be at least 0, got -1/,
      type: RangeError,
    },
  ])("refuses $name", ({ options, message, type = TypeError }) => {
    expect(() => redactImage(image, [PLATE], options as never)).toThrow(type);
    expect(() => redactImage(image, [PLATE], options as never)).toThrow(message);
  });
});

/** Whether an edge of the outline passes the pixel's square, sampled ten times a pixel; 0.06 px covers the steps. */
function grazes(outline: Polygon, x: number, y: number): boolean {
  return outline.some((from, index) => {
    const to = outline.at((index + 1) % outline.length)!;
    return Array.from({ length: 401 }, (_, step) => step / 400).some((t) => {
      const point = { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
      return Math.abs(point.x - x) <= 0.56 && Math.abs(point.y - y) <= 0.56;
    });
  });
}
