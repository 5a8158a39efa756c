/** A number with at most this many digits after the point: output stays readable, and the rest is noise. */
export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
