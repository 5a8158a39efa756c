import type { Rectifier } from "@platekit/core";
import { RectifierOptionsSchema } from "./options.ts";
import type { RectifierOptions, ResolvedRectifierOptions } from "./options.ts";
import { plateFrame } from "./plate-frame.ts";
import { regionQuad } from "./region-quad.ts";
import { solveHomography } from "./solve-homography.ts";
import { warpPlate } from "./warp-plate.ts";

/**
 * A rectifier: region → border → quad → homography → the plate seen from the front.
 * Pure: no files, no native code, no state between calls.
 *
 * @throws {TypeError} where an option is unknown or out of range.
 */
export function createRectifier(options: RectifierOptions = {}): Rectifier {
  const resolved = parseOptions(options);
  return {
    rectify(image, region) {
      const quad = regionQuad(region);
      const frame = plateFrame(quad, resolved);
      const imageFromPlate = solveHomography(frame.plate, quad);
      return { image: warpPlate(image, imageFromPlate, frame), quad, imageFromPlate };
    },
  };
}

function parseOptions(options: RectifierOptions): ResolvedRectifierOptions {
  const parsed = RectifierOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "));
  throw new TypeError(`Cannot create rectifier: options must fit the schema, got ${problems.join("; ")}`);
}
