import type { ProbabilityMap } from "@platekit/core";
import { connectRuns, runsAbove } from "@platekit/core/geometry";
import { measureComponent } from "./component.ts";
import type { Component } from "./component.ts";

/**
 * Connected components of the cells above `threshold` (strictly), 8 neighbours, in the order of their first cells.
 * One pass over the map makes runs; all later work is per run, so that an empty map costs one comparison a cell.
 */
export function componentsAbove(map: ProbabilityMap, threshold: number): readonly Component[] {
  return connectRuns(runsAbove(map, threshold)).map((runs) => measureComponent(map, runs));
}
