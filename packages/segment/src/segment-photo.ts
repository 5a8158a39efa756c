import type { PlateRegion, RasterImage } from "@platekit/core";
import { closerLooks } from "./look/closer-looks.ts";
import { inputSize } from "./look/input-size.ts";
import type { Eye } from "./look/network-eye.ts";
import type { LookWindow } from "./look/look-window.ts";
import { canBeLookedAt, wholePhoto } from "./look/whole-photo.ts";
import type { ResolvedSegmenterOptions } from "./options.ts";
import { findSightings } from "./regions/find-sightings.ts";
import type { SightingRules } from "./regions/find-sightings.ts";
import { isSamePlate, mergeSightings } from "./regions/merge-sightings.ts";
import { sightingArea } from "./regions/sighting.ts";
import type { Sighting } from "./regions/sighting.ts";
import { toPlateRegion } from "./regions/to-plate-region.ts";
import { planTiles } from "./tiles/plan-tiles.ts";
import { tilePolicy } from "./tiles/tile-policy.ts";

/** One photo and how to look at it. */
export interface PhotoTask {
  readonly eye: Eye;
  readonly image: RasterImage;
  readonly options: ResolvedSegmenterOptions & { readonly maskThreshold: number; readonly minScore: number };
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the plates of a photo: the first look at all of it, closer looks at what it shows, and, where the options ask,
 * tiles and a smaller look for what the first look cannot see. Best score first.
 */
export async function segmentPhoto(task: PhotoTask): Promise<readonly PlateRegion[]> {
  const { image, options } = task;
  task.signal?.throwIfAborted();
  if (!canBeLookedAt(image)) return [];
  const candidates = await lookAround(task, [{ window: wholePhoto(image), share: 1 }]);
  const found = await pursue(task, candidates);
  const others = await rescueLooks(task, found.length);
  // what was followed to its end is not followed again
  const fresh = others.filter((other) => !found.some((plate) => isSamePlate(plate, other)));
  const all = fresh.length === 0 ? found : mergeSightings([...found, ...(await pursue(task, fresh))]).toSorted(byScore);
  return all.slice(0, options.maxRegions).map((sighting) => toPlateRegion(sighting, image));
}

interface WideLook {
  readonly window: LookWindow;
  /** Share of the nominal input to use, in (0, 1]. */
  readonly share: number;
}

/** Candidates in all windows, looked at one after the other, so that memory does not grow with the photo. */
async function lookAround(task: PhotoTask, looks: readonly WideLook[]): Promise<readonly Sighting[]> {
  const { eye, image, signal } = task;
  const sightings: Sighting[] = [];
  for (const { window, share } of looks) {
    signal?.throwIfAborted();
    const size = inputSize(eye.input, window, share);
    const maps = await eye.look(image, { windows: [window], size, signal });
    for (const placed of maps) sightings.push(...findSightings(placed, candidateRules(task)));
  }
  return sightings;
}

/** Candidates followed to the end: merged, looked at closer, merged again, judged. */
async function pursue(task: PhotoTask, sightings: readonly Sighting[]): Promise<readonly Sighting[]> {
  const { eye, image, options, signal } = task;
  const { secondLook, minScore, minArea } = options;
  const candidates = mergeSightings(sightings).toSorted(byScore).slice(0, options.maxRegions);
  const rules = finalRules(task);
  const keepUnconfirmed = secondLook !== "off" && secondLook.keepUnconfirmed;
  const seen =
    secondLook === "off" ? candidates : await closerLooks(candidates, { eye, image, rules, keepUnconfirmed, signal });
  return mergeSightings(seen)
    .filter((sighting) => sighting.score >= minScore && sightingArea(sighting) >= minArea)
    .toSorted(byScore);
}

/** Share of the nominal input for plates that fill the photo and are too large for the network. */
const FAR_SHARE = 0.5;

/** What the first look may have missed, as the tiling option asks: tiny plates in tiles, huge ones from further away. */
async function rescueLooks(task: PhotoTask, found: number): Promise<readonly Sighting[]> {
  const { eye, image, options } = task;
  const { input } = eye;
  const inputSide = Math.max(input.width, input.height);
  const plan = tilePolicy(options.tiling, { source: image, inputSide, found });
  const tiles = plan ? planTiles(image, plan).map((window) => ({ window, share: 1 })) : [];
  const isOpen = options.tiling === "always" || (options.tiling === "auto" && found === 0);
  const isFarWanted = isOpen && input.multipleOf !== undefined;
  const far = isFarWanted ? [{ window: wholePhoto(image), share: FAR_SHARE }] : [];
  return lookAround(task, [...far, ...tiles]);
}

function finalRules({ options, image }: PhotoTask): SightingRules {
  const { maskThreshold: threshold, minArea, maxAspect, splitTouching } = options;
  return { threshold, minArea, maxAspect, splitTouching, source: image };
}

/** A plate shows itself smaller in a coarse map than it is. */
const COARSE_AREA = 0.5;

/** With a second look to come, the first need only hint; plates are divided where they are seen best. */
function candidateRules(task: PhotoTask): SightingRules {
  const rules = finalRules(task);
  const { secondLook } = task.options;
  if (secondLook === "off") return rules;
  const threshold = rules.threshold * secondLook.candidateShare;
  return { ...rules, threshold, minArea: rules.minArea * COARSE_AREA, splitTouching: false };
}

function byScore(a: Sighting, b: Sighting): number {
  return b.score - a.score;
}
