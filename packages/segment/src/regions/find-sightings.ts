import { connectRuns } from "@platekit/core/geometry";
import type { PlacedMap } from "../placed-map.ts";
import { cellArea } from "../placed-map.ts";
import type { SourceSize } from "../look/cut-to-source.ts";
import { measureComponent } from "./component.ts";
import type { Component } from "./component.ts";
import { filterRuns } from "./filter-runs.ts";
import { componentsAbove } from "./components-above.ts";
import { runsBeside } from "./overlap.ts";
import { measureShape } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { splitTouching } from "./split-touching.ts";

/** What counts as a sighting. */
export interface SightingRules {
  /** In (0, 1). */
  readonly threshold: number;
  /** Source pixels². */
  readonly minArea: number;
  /** Longest shape, length over height. */
  readonly maxAspect: number;
  readonly splitTouching: boolean;
  /** Size of the photo, to know its borders from a window's. */
  readonly source: SourceSize;
}

/** Everything above the threshold in a map, one sighting a component, touching plates divided. */
export function findSightings(placed: PlacedMap, rules: SightingRules): readonly Sighting[] {
  return toSightings(placed, componentsAbove(placed.map, rules.threshold), rules);
}

/** The parts of a sighting that lie above a higher threshold, as sightings of their own. */
export function narrowSighting({ placed, component }: Sighting, rules: SightingRules): readonly Sighting[] {
  const runs = runsAbove(placed, component, rules.threshold);
  const parts = connectRuns(runs).map((part) => measureComponent(placed.map, part));
  return toSightings(placed, parts, rules);
}

/**
 * The parts of a sighting, above the rules' threshold, that closer looks at the same place do not show.
 *
 * @param closer Sightings of finer maps; a cell of the coarse one beside them is taken for their edge.
 */
export function leftovers(before: Sighting, closer: readonly Sighting[], rules: SightingRules): readonly Sighting[] {
  const { placed } = before;
  const parts = narrowSighting(before, rules).flatMap(({ component }) =>
    connectRuns(runsBeside({ placed, component }, closer)).map((part) => measureComponent(placed.map, part)),
  );
  return toSightings(placed, parts, { ...rules, splitTouching: false });
}

function toSightings(placed: PlacedMap, components: readonly Component[], rules: SightingRules): readonly Sighting[] {
  const { map, sourceFromMap } = placed;
  const { threshold } = rules;
  const isLarge = ({ area }: Component) => area * cellArea(sourceFromMap) >= rules.minArea;
  return components
    .filter(isLarge)
    .flatMap((component) => (rules.splitTouching ? splitTouching(component, { map, threshold }) : [component]))
    .filter((component) => isLarge(component) && measureShape(component.runs).aspect <= rules.maxAspect)
    .map((component) => {
      const isClipped = isCutByWindow(placed, component, rules.source);
      return { placed, component, threshold, score: component.score, isClipped };
    });
}

function runsAbove({ map }: PlacedMap, component: Component, threshold: number): Int32Array {
  return filterRuns(component.runs, (x, y) => (map.data[y * map.width + x] ?? 0) > threshold);
}

/** Whether the component reaches a border of the map that is not also a border of the photo. */
function isCutByWindow({ map, sourceFromMap: place }: PlacedMap, { bounds }: Component, source: SourceSize): boolean {
  const endX = place.offsetX + (map.width - 0.5) * place.scaleX;
  const endY = place.offsetY + (map.height - 0.5) * place.scaleY;
  return (
    (bounds.x0 === 0 && place.offsetX - 0.5 * place.scaleX > place.scaleX - 0.5) ||
    (bounds.y0 === 0 && place.offsetY - 0.5 * place.scaleY > place.scaleY - 0.5) ||
    (bounds.x1 === map.width - 1 && endX < source.width - 0.5 - place.scaleX) ||
    (bounds.y1 === map.height - 1 && endY < source.height - 0.5 - place.scaleY)
  );
}
