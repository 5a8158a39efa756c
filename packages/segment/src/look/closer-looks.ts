import type { RasterImage } from "@platekit/core";
import { findSightings, leftovers, narrowSighting } from "../regions/find-sightings.ts";
import type { SightingRules } from "../regions/find-sightings.ts";
import { overlap } from "../regions/overlap.ts";
import { sightingBox } from "../regions/sighting.ts";
import type { Sighting } from "../regions/sighting.ts";
import { closeInputSize } from "./input-size.ts";
import { lookWindow } from "./look-window.ts";
import type { Eye } from "./network-eye.ts";
import type { PlacedMap } from "../placed-map.ts";
import { worthCloserLook } from "./worth-closer-look.ts";

/** What the closer looks need to know. */
export interface CloserLooks {
  readonly eye: Eye;
  readonly image: RasterImage;
  /** What counts in a closer look. */
  readonly rules: SightingRules;
  /** Keep what the closer look at a candidate does not show of it. */
  readonly keepUnconfirmed: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Windows in one run of the network; bounds the memory, not the result. */
const BATCH = 8;
/** The first look's cells are coarse: a plate may lie a cell beside what was seen of it. */
const GROW_CELLS = 1;
/** A component of the closer look belongs to the candidate where they share this much of the smaller one. */
const BELONGS = 0.5;
/** Weight of the first look in the score of both: it saw less. */
const FIRST_WEIGHT = 0.25;
/** How much larger a plate must be seen in the second look, and in a third. */
const MIN_GAINS = [1.25, 1.6] as const;

/**
 * Looks again at each candidate, closer, at the photo's full resolution. What the window shows where the candidate was
 * takes its place: several plates where the first look saw one, none where there is none. Other plates in the window
 * belong to their own candidates. A plate that the window cut, or that turned out much smaller than its candidate, is
 * looked at once more.
 */
export async function closerLooks(candidates: readonly Sighting[], looks: CloserLooks): Promise<readonly Sighting[]> {
  const settled: Sighting[] = [];
  let pending = candidates;
  for (const [round, minGain] of MIN_GAINS.entries()) {
    const seen: Sighting[] = [];
    const isWorthwhile = (sighting: Sighting) =>
      worthCloserLook(sighting, plan(sighting, looks), { input: looks.eye.input, minGain });
    const worthwhile = pending.filter(isWorthwhile);
    settled.push(...pending.filter((sighting) => !worthwhile.includes(sighting)).flatMap((it) => settle(it, looks)));
    for (let at = 0; at < worthwhile.length; at += BATCH) {
      const batch = worthwhile.slice(at, at + BATCH);
      const maps = await lookAt(batch, looks);
      batch.forEach((sighting, index) => seen.push(...confirm(sighting, maps[index], { ...looks, round })));
    }
    pending = seen;
  }
  return [...settled, ...pending];
}

function plan(sighting: Sighting, { eye, image }: CloserLooks) {
  const size = closeInputSize(eye.input);
  const inputSide = Math.min(size.width, size.height);
  return { size, window: lookWindow(sightingBox(sighting), { source: image, inputSide }) };
}

function lookAt(batch: readonly Sighting[], looks: CloserLooks): Promise<readonly PlacedMap[]> {
  const { eye, image, signal } = looks;
  signal?.throwIfAborted();
  const windows = batch.map((sighting) => plan(sighting, looks).window);
  return eye.look(image, { windows, size: closeInputSize(eye.input), signal });
}

interface Round extends CloserLooks {
  /** 0 for the second look, 1 for the third. */
  readonly round: number;
}

/** What the closer map shows of the sighting. */
function confirm(before: Sighting, placed: PlacedMap | undefined, looks: Round): readonly Sighting[] {
  if (!placed) throw new RangeError("Cannot look closer: there must be a map for every window");
  const found = findSightings(placed, looks.rules).filter((now) => overlap(now, before, GROW_CELLS) >= BELONGS);
  const closer = found.map((now) => ({
    ...now,
    score: FIRST_WEIGHT * before.score + (1 - FIRST_WEIGHT) * now.score,
  }));
  if (looks.keepUnconfirmed) return [...closer, ...leftovers(before, closer, looks.rules)];
  // What the second look confirmed stays, should the third not see it.
  return closer.length === 0 && looks.round > 0 ? [before] : closer;
}

/** A sighting that no closer look improves: its cells above the rules' threshold. */
function settle(sighting: Sighting, { rules }: CloserLooks): readonly Sighting[] {
  return sighting.threshold >= rules.threshold ? [sighting] : narrowSighting(sighting, rules);
}
