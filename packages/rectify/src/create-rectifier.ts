import type { RasterImage, Rectifier } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import type { Quad } from "@platekit/core/geometry";
import { inkAtEdge } from "./ink-at-edge.ts";
import { RectifierOptionsSchema } from "./options.ts";
import type { RectifierOptions } from "./options.ts";
import { plateFrame } from "./plate-frame.ts";
import { regionQuad } from "./region-quad.ts";
import { solveHomography } from "./solve-homography.ts";
import { warpPlate } from "./warp-plate.ts";

/**
 * A rectifier: region → border → quad → homography → the plate seen from the front.
 * Pure: no files, no native code, no state between calls.
 *
 * @throws {TypeError} where an option is unknown or of the wrong kind.
 * @throws {RangeError} where one is out of range.
 */
export function createRectifier(options: RectifierOptions = {}): Rectifier {
  const resolved = parseOptions(RectifierOptionsSchema, options, "create rectifier");
  const draw = (image: RasterImage, quad: Quad, margin: number) => {
    const frame = plateFrame(quad, { ...resolved, margin });
    const imageFromPlate = solveHomography(frame.plate, quad);
    return { image: warpPlate(image, imageFromPlate, frame), imageFromPlate };
  };
  return {
    rectify(image, region) {
      const quad = regionQuad(region);
      const flat = draw(image, quad, resolved.margin);
      return { ...flat, quad, inkAtEdge: inkAtEdge(flat.image) };
    },
    flatten: (image, quad, margin) => draw(image, quad, margin).image,
  };
}
