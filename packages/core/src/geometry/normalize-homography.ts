import type { Homography } from "./homography.ts";

/**
 * The same map with its last element 1, as OpenCV writes it.
 * Where that element is (almost) 0, so that the origin maps to infinity, the largest element becomes ±1 instead.
 */
export function normalizeHomography(toFrom: Homography): Homography {
  const largest = Math.max(...toFrom.map(Math.abs));
  const last = toFrom[8];
  // 1e-12 of the largest element is no more than rounding error.
  const scale = 1 / (Math.abs(last) > largest * 1e-12 ? last : largest);
  const [a, b, c, d, e, f, g, h, i] = toFrom;
  return [a * scale, b * scale, c * scale, d * scale, e * scale, f * scale, g * scale, h * scale, i * scale];
}
