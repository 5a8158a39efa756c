import { PlateError } from "../errors/plate-error.ts";
import type { Homography } from "./homography.ts";
import { normalizeHomography } from "./normalize-homography.ts";

/**
 * The way back: `plateFromImage = invertHomography(imageFromPlate)`.
 * @throws {PlateError} `ERR_QUAD_DEGENERATE` where the map flattens the plane onto a line or a point.
 */
export function invertHomography(toFrom: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = toFrom;
  const [p, q, r] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * p + b * q + c * r;
  const size = Math.abs(a * p) + Math.abs(b * q) + Math.abs(c * r);
  // Below 1e-13 of its terms the determinant is what rounding left of 0.
  if (!(Math.abs(determinant) > 1e-13 * size)) {
    const got = `a determinant of ${determinant}`;
    throw new PlateError("ERR_QUAD_DEGENERATE", `Cannot invert a homography: must not be singular, got ${got}`);
  }
  return normalizeHomography([
    p,
    c * h - b * i,
    b * f - c * e,
    q,
    a * i - c * g,
    c * d - a * f,
    r,
    b * g - a * h,
    a * e - b * d,
  ]);
}
