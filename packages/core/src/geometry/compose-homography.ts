import type { Homography } from "./homography.ts";
import { normalizeHomography } from "./normalize-homography.ts";

/** One map after the other: `aFromC = composeHomography(aFromB, bFromC)`. */
export function composeHomography(aFromB: Homography, bFromC: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = aFromB;
  const [j, k, l, m, n, o, p, q, r] = bFromC;
  return normalizeHomography([
    a * j + b * m + c * p,
    a * k + b * n + c * q,
    a * l + b * o + c * r,
    d * j + e * m + f * p,
    d * k + e * n + f * q,
    d * l + e * o + f * r,
    g * j + h * m + i * p,
    g * k + h * n + i * q,
    g * l + h * o + i * r,
  ]);
}
