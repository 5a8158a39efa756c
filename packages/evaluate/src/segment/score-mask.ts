import { labelComponents } from "@platekit/core/geometry";
import type { Components } from "@platekit/core/geometry";
import type { Mask } from "@platekit/core";
import type { SegmentResult } from "../results.ts";
import { createGroups } from "../shared/groups.ts";

/** Overlap from which an object of one mask is one of the other: at most one can overlap so much. */
const OBJECT_IOU = 0.5;

export type MaskScore = Pick<
  SegmentResult,
  | "intersection"
  | "union"
  | "predicted"
  | "truth"
  | "pixels"
  | "objects"
  | "objectsFound"
  | "objectsPredicted"
  | "objectsRight"
>;

/**
 * Compares two masks pixel by pixel and object by object; every pixel but 0 is plate, and an object is an 8-connected set.
 *
 * @throws RangeError where their sizes differ.
 */
export function scoreMask(predicted: Mask, truth: Mask): MaskScore {
  if (predicted.width !== truth.width || predicted.height !== truth.height) {
    const got = `${predicted.width} × ${predicted.height}`;
    throw new RangeError(`Cannot score a mask: must be ${truth.width} × ${truth.height} as its truth, got ${got}`);
  }
  const [guess, wanted] = [labelComponents(predicted), labelComponents(truth)];
  const [inGuess, inTruth] = [cells(guess), cells(wanted)];
  const shared = overlaps(guess, wanted);
  const intersection = shared.reduce((sum, { count }) => sum + count, 0);
  const matches = shared.filter(({ mine, theirs, count }) => {
    const joint = (guess.sizes[mine] ?? 0) + (wanted.sizes[theirs] ?? 0) - count;
    return count >= OBJECT_IOU * joint;
  });
  return {
    intersection,
    union: inGuess + inTruth - intersection,
    predicted: inGuess,
    truth: inTruth,
    pixels: truth.width * truth.height,
    objects: wanted.sizes.length - 1,
    objectsFound: matches.length,
    objectsPredicted: guess.sizes.length - 1,
    objectsRight: matches.length,
  };
}

function cells({ sizes }: Components): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Overlap {
  readonly mine: number;
  readonly theirs: number;
  readonly count: number;
}

/** Cells shared by each pair of objects that share any. */
function overlaps(guess: Components, wanted: Components): readonly Overlap[] {
  const rows = createGroups<number, Map<number, number>>(() => new Map());
  for (let cell = 0; cell < guess.labels.length; cell++) {
    const mine = guess.labels[cell] ?? 0;
    const theirs = wanted.labels[cell] ?? 0;
    if (mine === 0 || theirs === 0) continue;
    const row = rows.of(mine);
    row.set(theirs, (row.get(theirs) ?? 0) + 1);
  }
  return rows.entries().flatMap(([mine, row]) => [...row].map(([theirs, count]) => ({ mine, theirs, count })));
}
