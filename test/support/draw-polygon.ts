import type { ProbabilityMap } from "@platekit/core";
import type { Point, Polygon } from "@platekit/core/geometry";

/** Samples per cell and direction: coverage to 1/256. */
const SAMPLES = 16;

/**
 * A map that shows how much of each cell a polygon covers, in [0, 1]: what a perfect network would say. Cell centres
 * sit at whole numbers. Sampled with the even-odd rule, so that it does not rest on the geometry under test.
 */
export function drawPolygon(
  polygon: Polygon,
  size: { readonly width: number; readonly height: number },
): ProbabilityMap {
  const { width, height } = size;
  const data = new Float32Array(width * height);
  for (let row = 0; row < height * SAMPLES; row++) {
    const y = (row + 0.5) / SAMPLES - 0.5;
    const cuts = crossingsAt(polygon, y);
    for (let column = 0; column < width * SAMPLES; column++) {
      const x = (column + 0.5) / SAMPLES - 0.5;
      if (cuts.filter((cut) => cut < x).length % 2 === 0) continue;
      data[Math.floor(row / SAMPLES) * width + Math.floor(column / SAMPLES)]! += 1 / SAMPLES ** 2;
    }
  }
  return { width, height, data };
}

function crossingsAt(polygon: Polygon, y: number): number[] {
  const cuts: number[] = [];
  let a = polygon.at(-1)!;
  for (const b of polygon) {
    if (a.y > y !== b.y > y) cuts.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    a = b;
  }
  return cuts;
}

/** The largest distance between corners at the same place in two lists, in the corners' unit. */
export function cornerDistance(actual: readonly Point[], expected: readonly Point[]): number {
  if (actual.length !== expected.length) return Infinity;
  return Math.max(...actual.map(({ x, y }, i) => Math.hypot(x - expected[i]!.x, y - expected[i]!.y)));
}
