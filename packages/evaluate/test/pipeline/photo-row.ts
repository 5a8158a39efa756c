import type { PlateLabel } from "@platekit/evaluate";
import type { Quad } from "@platekit/core/geometry";

/** A label 100 × 20 pixels from `x`. */
export function plateLabel(text: string, { x = 0, ...more }: Partial<PlateLabel> & { x?: number } = {}): PlateLabel {
  return { line: 2, text, box: { x0: x, y0: 0, x1: x + 100, y1: 20 }, ...more };
}

/** An upright rectangle from `x0` to `x1`, 20 pixels high. */
export function rectangle(x0: number, x1: number): Quad {
  return [
    { x: x0, y: 0 },
    { x: x1, y: 0 },
    { x: x1, y: 20 },
    { x: x0, y: 20 },
  ];
}

/** A reading 100 × 20 pixels from `x`. */
export function reading(text: string, x = 0, confidence = 0.9) {
  return { text, confidence, polygon: rectangle(x, x + 100) };
}
