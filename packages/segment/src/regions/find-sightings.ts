import type { PlacedMap } from "../placed-map.ts";
import { cellArea } from "../placed-map.ts";
import type { SourceSize } from "../look/cut-to-source.ts";
import { measureComponent, RUN } from "./component.ts";
import type { Component } from "./component.ts";
import { connectRuns } from "./connect-runs.ts";
import { labelComponents } from "./label-components.ts";
import { measureShape } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { splitTouching } from "./split-touching.ts";

/** What counts as a sighting. */
export interface SightingRules {
  /** In (0, 1). */
  readonly threshold: number;
  /** Source pixels². */
  readonly minArea: number;
  readonly splitTouching: boolean;
  /** Size of the photo, to know its borders from a window's. */
  readonly source: SourceSize;
}

/**
 * A plate 4.7 times as long as high, seen at 70° to its normal, is 14 times as long. What is longer is an edge, a
 * kerb or a line on the road. No other shape is ruled out: plates come square, tilted, cut and half covered.
 */
const LONGEST_SHAPE = 15;

/** Everything above the threshold in a map, one sighting a component, touching plates divided. */
export function findSightings(placed: PlacedMap, rules: SightingRules): readonly Sighting[] {
  return toSightings(placed, labelComponents(placed.map, rules.threshold), rules);
}

/** The parts of a sighting that lie above a higher threshold, as sightings of their own. */
export function narrowSighting({ placed, component }: Sighting, rules: SightingRules): readonly Sighting[] {
  const runs = runsAbove(placed, component, rules.threshold);
  const parts = connectRuns(runs).map((part) => measureComponent(placed.map, part));
  return toSightings(placed, parts, rules);
}

function toSightings(placed: PlacedMap, components: readonly Component[], rules: SightingRules): readonly Sighting[] {
  const { map, sourceFromMap } = placed;
  const { threshold } = rules;
  const isLarge = ({ area }: Component) => area * cellArea(sourceFromMap) >= rules.minArea;
  return components
    .filter(isLarge)
    .flatMap((component) => (rules.splitTouching ? splitTouching(component, { map, threshold }) : [component]))
    .filter((component) => isLarge(component) && measureShape(component.runs).aspect <= LONGEST_SHAPE)
    .map((component) => {
      const isClipped = isCutByWindow(placed, component, rules.source);
      return { placed, component, threshold, score: component.score, isClipped };
    });
}

function runsAbove({ map }: PlacedMap, component: Component, threshold: number): Int32Array {
  const found: number[] = [];
  for (let at = 0; at < component.runs.length; at += RUN) {
    const y = component.runs[at] ?? 0;
    const last = component.runs[at + 2] ?? 0;
    let first = -1;
    for (let x = component.runs[at + 1] ?? 0; x <= last + 1; x++) {
      const isIn = x <= last && (map.data[y * map.width + x] ?? 0) > threshold;
      if (isIn && first < 0) first = x;
      if (!isIn && first >= 0) {
        found.push(y, first, x - 1);
        first = -1;
      }
    }
  }
  return Int32Array.from(found);
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
