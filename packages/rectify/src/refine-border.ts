import type { ProbabilityMap } from "@platekit/core";
import type { Point } from "@platekit/core/geometry";
import type { Contour } from "./find-contours.ts";
import { STEP_X, STEP_Y, directionOf } from "./neighbours.ts";

/**
 * Where the map crosses `level` along a contour, in map cells (cell centres at whole numbers), in the contour's order.
 *
 * Each contour cell lies inside, its border half a cell or so farther out: for every empty neighbour above, below,
 * left or right on the outer side, the crossing is interpolated linearly between the two cell centres. Holes are not
 * looked at. At the border of the map there is no neighbour to ask: there the cell's own border, half a cell out,
 * counts.
 */
export function refineBorder(contour: Contour, map: ProbabilityMap, level: number): Point[] {
  const crossings: Point[] = [];
  for (let i = 0; i < contour.length; i++) {
    const cell = contour[i];
    const before = contour.at(i - 1);
    const after = contour[i + 1] ?? contour[0];
    if (cell === undefined || before === undefined || after === undefined) continue;
    const from = directionOf(before.x - cell.x, before.y - cell.y);
    const to = directionOf(after.x - cell.x, after.y - cell.y);
    // Clockwise from the cell before to the cell after lies the outside; a lone cell (`from` −1) has it all around.
    const between = from < 0 ? 8 : (to - from + 7) & 7;
    for (let turn = 1; turn <= between; turn++) {
      const direction = (from + turn) & 7;
      // Odd directions are diagonal: no grid line runs there.
      if (direction % 2 === 0) crossings.push(crossing(cell, direction, { map, level }));
    }
  }
  return crossings;
}

interface Level {
  readonly map: ProbabilityMap;
  readonly level: number;
}

function crossing({ x, y }: Point, direction: number, { map, level }: Level): Point {
  const dx = STEP_X[direction] ?? 0;
  const dy = STEP_Y[direction] ?? 0;
  const inside = probabilityAt(map, x, y) ?? level;
  const outside = probabilityAt(map, x + dx, y + dy);
  const share = outside === undefined ? 0.5 : (inside - level) / (inside - outside);
  return { x: x + dx * share, y: y + dy * share };
}

/** `undefined` outside the map. */
function probabilityAt({ width, height, data }: ProbabilityMap, x: number, y: number): number | undefined {
  return x < 0 || y < 0 || x >= width || y >= height ? undefined : data[y * width + x];
}
