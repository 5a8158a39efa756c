import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import { cellArea } from "../placed-map.ts";
import { filterRuns } from "./filter-runs.ts";
import { sightingArea, sightingBox } from "./sighting.ts";
import type { Sighting } from "./sighting.ts";

/**
 * How far two sightings show the same thing: their common area by the smaller one's area, in [0, 1].
 * 1 where one lies within the other, so that a fragment counts as its plate.
 * Each cell of the finer map asks the coarser map's nearest cell; `b` may be grown by whole cells first.
 */
export function overlap(a: Sighting, b: Sighting, growBy = 0): number {
  if (!boxesMeet(a, b, growBy)) return 0;
  const isInB = memberTest(b, growBy);
  const { offsetX, offsetY, scaleX, scaleY } = a.placed.sourceFromMap;
  const { runs } = a.component;
  let common = 0;
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const y = offsetY + (runs[at] ?? 0) * scaleY;
    const last = runs[at + 2] ?? 0;
    for (let x = runs[at + 1] ?? 0; x <= last; x++) if (isInB(offsetX + x * scaleX, y)) common++;
  }
  const area = common * cellArea(a.placed.sourceFromMap);
  return Math.min(area / Math.min(sightingArea(a), sightingArea(b)), 1);
}

/** The cells of a sighting that lie more than one of its own cells beside all the others, as runs. */
export function runsBeside(
  { placed, component }: Pick<Sighting, "placed" | "component">,
  others: readonly Sighting[],
): Int32Array {
  const { offsetX, offsetY, scaleX, scaleY } = placed.sourceFromMap;
  const tests = others.map((other) => {
    const fine = other.placed.sourceFromMap;
    return memberTest(other, Math.ceil(Math.max(scaleX / fine.scaleX, scaleY / fine.scaleY)));
  });
  return filterRuns(component.runs, (x, y) => {
    const [sourceX, sourceY] = [offsetX + x * scaleX, offsetY + y * scaleY];
    return !tests.some((isIn) => isIn(sourceX, sourceY));
  });
}

function boxesMeet(a: Sighting, b: Sighting, growBy: number): boolean {
  const p = sightingBox(a);
  const q = sightingBox(b);
  const { scaleX, scaleY } = b.placed.sourceFromMap;
  const dx = growBy * scaleX;
  const dy = growBy * scaleY;
  return p.x0 < q.x1 + dx && q.x0 - dx < p.x1 && p.y0 < q.y1 + dy && q.y0 - dy < p.y1;
}

/** Whether a source point lies in a cell of the sighting, or at most `growBy` cells beside one. */
function memberTest({ placed, component }: Sighting, growBy: number): (x: number, y: number) => boolean {
  const { offsetX, offsetY, scaleX, scaleY } = placed.sourceFromMap;
  const { bounds, runs } = component;
  const left = bounds.x0 - growBy;
  const top = bounds.y0 - growBy;
  const width = bounds.x1 - bounds.x0 + 1 + 2 * growBy;
  const height = bounds.y1 - bounds.y0 + 1 + 2 * growBy;
  const inside = new Uint8Array(width * height);
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const row = (runs[at] ?? 0) - top;
    const first = (runs[at + 1] ?? 0) - left - growBy;
    const past = (runs[at + 2] ?? 0) - left + growBy + 1;
    for (let y = row - growBy; y <= row + growBy; y++) inside.fill(1, y * width + first, y * width + past);
  }
  return (sourceX, sourceY) => {
    const x = Math.round((sourceX - offsetX) / scaleX) - left;
    const y = Math.round((sourceY - offsetY) / scaleY) - top;
    return x >= 0 && x < width && y >= 0 && y < height && inside[y * width + x] === 1;
  };
}
