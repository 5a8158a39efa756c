import type { PlateRegion, RasterImage } from "@platekit/core";
import { applyHomography, signedArea } from "@platekit/core/geometry";
import type { Quad } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { asciiMap } from "../../../test/support/ascii-mask.ts";
import { cornerDistance, drawPolygon } from "../../../test/support/draw-polygon.ts";
import { createRectifier } from "../src/create-rectifier.ts";

/** A quad in a photo of 4×4 px a map cell; the map covers the photo's 192×128 px. */
const QUAD: Quad = [
  { x: 40, y: 50 },
  { x: 140, y: 38 },
  { x: 143, y: 66 },
  { x: 42, y: 80 },
];
const PLACEMENT = { offsetX: 1.5, offsetY: 1.5, scaleX: 4, scaleY: 4 };

function regionOf(quad: Quad): PlateRegion {
  const cells = quad.map(({ x, y }) => ({ x: (x - 1.5) / 4, y: (y - 1.5) / 4 }));
  const map = drawPolygon(cells, { width: 48, height: 32 });
  return { ...placed(map), sourceFromMap: PLACEMENT };
}

function placed(map: PlateRegion["map"]): PlateRegion {
  const boundingBox = { x0: 0, y0: 0, x1: 191, y1: 127 };
  return { score: 1, map, sourceFromMap: PLACEMENT, maskThreshold: 0.5, boundingBox };
}

/** Red grows with x, green with y: a pixel's colour says where it comes from. */
function ramp(): RasterImage {
  const data = new Uint8Array(192 * 128 * 3);
  for (let i = 0; i < 192 * 128; i++) data.set([i % 192, Math.floor(i / 192), 7], 3 * i);
  return { width: 192, height: 128, channels: 3, data };
}

describe("createRectifier()", () => {
  test("finds the corners to half a map cell, here 2 px", () => {
    const { quad } = createRectifier().rectify(ramp(), regionOf(QUAD));
    expect(cornerDistance(quad, QUAD)).toBeLessThan(2);
    expect(signedArea(quad)).toBeGreaterThan(0);
  });

  test("imageFromPlate maps every drawn pixel to the place its colour comes from", () => {
    const { image, imageFromPlate } = createRectifier().rectify(ramp(), regionOf(QUAD));
    const errors = Array.from({ length: image.width * image.height }, (_, i) => {
      const place = applyHomography(imageFromPlate, { x: i % image.width, y: Math.floor(i / image.width) });
      return Math.max(Math.abs(place.x - image.data[3 * i]!), Math.abs(place.y - image.data[3 * i + 1]!));
    });
    // Rounding to whole levels.
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.501);
  });

  test.each([0, 0.04, 0.1])("with margin %f the quad is that share inside the image", (margin) => {
    const { image, quad, imageFromPlate } = createRectifier({ margin }).rectify(ramp(), regionOf(QUAD));
    const left = (image.width * margin) / (1 + 2 * margin) - 0.5;
    const top = (image.height * margin) / (1 + 2 * margin) - 0.5;
    expect(cornerDistance([applyHomography(imageFromPlate, { x: left, y: top })], [quad[0]])).toBeLessThan(1e-9);
  });

  test.each([0, 0.1])("flatten() draws the same plate as rectify() with that margin: %f", (margin) => {
    const wide = createRectifier({ margin }).rectify(ramp(), regionOf(QUAD));
    const again = createRectifier({ margin: 0.3 }).flatten(ramp(), wide.quad, margin);
    expect(again).toEqual(wide.image);
  });

  test("does not change its input", () => {
    const [image, region] = [ramp(), regionOf(QUAD)];
    const before = structuredClone({ image, region });
    createRectifier().rectify(image, region);
    expect({ image, region }).toEqual(before);
  });

  test("a plate cut by the photo's border gives the part that is there", () => {
    const cut: Quad = [
      { x: -30, y: 50 },
      { x: 90, y: 50 },
      { x: 90, y: 80 },
      { x: -30, y: 80 },
    ];
    const { quad } = createRectifier().rectify(ramp(), regionOf(cut));
    const visible = [
      { x: -0.5, y: 50 },
      { x: 90, y: 50 },
      { x: 90, y: 80 },
      { x: -0.5, y: 80 },
    ];
    expect(cornerDistance(quad, visible)).toBeLessThan(1);
  });

  test.each([
    { name: "no cells", map: "....\n....\n....", got: "got none" },
    { name: "one cell", map: "....\n.#..\n....", got: "got 0.71" },
    { name: "a line", map: "......\n.####.\n......", got: "got 1.00" },
    { name: "a diagonal", map: "#...\n.#..\n..#.\n...#", got: "got 0.71" },
  ])("$name is degenerate", ({ map, got }) => {
    const message = expect.stringContaining(got) as string;
    expect(() => createRectifier().rectify(ramp(), placed(asciiMap(map)))).toThrow(
      expect.objectContaining({ code: "ERR_QUAD_DEGENERATE", message }),
    );
  });

  test.each([
    { options: { margin: -0.1 }, path: "margin" },
    { options: { maxWidth: 4.5 }, path: "maxWidth" },
    { options: { marign: 0.1 }, path: "marign" },
  ])("names the wrong option $path", ({ options, path }) => {
    expect(() => createRectifier(options)).toThrow(new RegExp(`^Cannot create rectifier: .*${path}`, "u"));
  });
});
