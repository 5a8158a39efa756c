import type { ProbabilityMap } from "@platekit/core";
import { measureComponent } from "./component.ts";
import type { Component } from "./component.ts";
import { connectRuns } from "./connect-runs.ts";

/**
 * Connected components of the cells above `threshold` (strictly), 8 neighbours, in the order of their first cells.
 * One pass over the map makes runs; all later work is per run, so that an empty map costs one comparison a cell.
 */
export function labelComponents(map: ProbabilityMap, threshold: number): readonly Component[] {
  return connectRuns(runsAbove(map, threshold)).map((runs) => measureComponent(map, runs));
}

function runsAbove({ width, height, data }: ProbabilityMap, threshold: number): Int32Array {
  const runs: number[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const end = row + width;
    let cell = row;
    while (cell < end) {
      if ((data[cell] ?? 0) > threshold) {
        const first = cell;
        while (cell < end && (data[cell] ?? 0) > threshold) cell++;
        runs.push(y, first - row, cell - 1 - row);
      } else cell++;
    }
  }
  return Int32Array.from(runs);
}
