import { overlap } from "./overlap.ts";
import type { Sighting } from "./sighting.ts";

/** Two sightings that share this much of the smaller one show one plate. */
const SAME_PLATE = 0.5;

/** Whether two sightings, of whatever looks, show one plate. */
export function isSamePlate(a: Sighting, b: Sighting): boolean {
  return overlap(a, b) > SAME_PLATE;
}

/**
 * Leaves one sighting per plate: whole ones before clipped ones, then those from finer maps, then better scores.
 * Neighbouring plates share no cells within a look, so only different looks at one plate are merged.
 */
export function mergeSightings(sightings: readonly Sighting[]): readonly Sighting[] {
  const kept: Sighting[] = [];
  for (const sighting of sightings.toSorted(byQuality)) {
    if (!kept.some((better) => isSamePlate(better, sighting))) kept.push(sighting);
  }
  return kept;
}

function byQuality(a: Sighting, b: Sighting): number {
  return (
    Number(a.isClipped) - Number(b.isClipped) ||
    a.placed.sourceFromMap.scaleX - b.placed.sourceFromMap.scaleX ||
    b.score - a.score
  );
}
