import type { Rectifier } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
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
  return {
    rectify(image, region) {
      const quad = regionQuad(region);
      const frame = plateFrame(quad, resolved);
      const imageFromPlate = solveHomography(frame.plate, quad);
      return { image: warpPlate(image, imageFromPlate, frame), quad, imageFromPlate };
    },
  };
}
