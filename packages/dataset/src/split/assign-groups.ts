import { createHash } from "node:crypto";
import { SplitError } from "./split-error.ts";

/** A group and how many rows it has. */
export interface SizedGroup {
  readonly name: string;
  readonly size: number;
}

/** A side of a split and the share of rows it should get, in (0, 1]. */
export interface SplitSide {
  readonly name: string;
  readonly share: number;
}

/**
 * Deals whole groups to sides, in an order that the seed decides and nothing else: not the order of rows, not the
 * machine. Each group goes to the side that lacks most rows; a side never stays empty while there are groups for it. At
 * last groups move or change places while that brings the sides nearer to their shares.
 *
 * @returns The name of the side by group.
 * @throws {SplitError} where there are fewer groups than sides.
 */
export function assignGroups(
  groups: readonly SizedGroup[],
  sides: readonly SplitSide[],
  seed: number,
): ReadonlyMap<string, string> {
  if (groups.length < sides.length) {
    const got = `${groups.length} for ${sides.map(({ name }) => name).join(", ")}`;
    throw new SplitError(`Cannot split: there must be at least one group a side, got ${got}`);
  }
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const open = sides.map(({ name, share }): OpenSide => ({ name, lacks: share * total, groups: new Set() }));
  const order = groups
    .map((group) => ({ group, draw: draw(seed, group.name) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1));
  for (const [index, { group }] of order.entries()) {
    const empty = open.filter((side) => side.groups.size === 0);
    put(group, mostLacking(order.length - index === empty.length ? empty : open));
  }
  for (let move = bestMove(open); move !== undefined; move = bestMove(open)) make(move);
  return new Map(open.flatMap((side) => [...side.groups].map((group) => [group.name, side.name] as const)));
}

/** A side while it is filled: the rows it lacks (below 0: has too many) and its groups in the order they came. */
interface OpenSide {
  readonly name: string;
  lacks: number;
  readonly groups: Set<SizedGroup>;
}

function put(group: SizedGroup, side: OpenSide): void {
  side.lacks -= group.size;
  side.groups.add(group);
}

function take(group: SizedGroup, side: OpenSide): void {
  side.lacks += group.size;
  side.groups.delete(group);
}

function mostLacking(sides: readonly OpenSide[]): OpenSide {
  return sides.reduce((best, side) => (side.lacks > best.lacks ? side : best));
}

/** A group that goes over, and the smaller one that comes back for it, if any does. */
interface Move {
  readonly group: SizedGroup;
  readonly back: SizedGroup | undefined;
  readonly from: OpenSide;
  readonly to: OpenSide;
}

function make({ group, back, from, to }: Move): void {
  take(group, from);
  put(group, to);
  if (back === undefined) return;
  take(back, to);
  put(back, from);
}

/** The move to the side that lacks most that brings both sides nearest to their shares; `undefined` where none does. */
function bestMove(sides: readonly OpenSide[]): Move | undefined {
  const to = mostLacking(sides);
  let best: Move | undefined;
  let most = LEAST_GAIN;
  for (const from of sides) {
    if (from === to) continue;
    for (const move of movesBetween(from, to)) {
      const size = move.group.size - (move.back?.size ?? 0);
      const before = Math.abs(from.lacks) + Math.abs(to.lacks);
      const gain = before - Math.abs(from.lacks + size) - Math.abs(to.lacks - size);
      if (gain <= most) continue;
      most = gain;
      best = move;
    }
  }
  return best;
}

/** Groups of one size are worth the same: the first stands for all. */
function* movesBetween(from: OpenSide, to: OpenSide): Generator<Move> {
  const backs = firstOfEachSize(to);
  for (const group of firstOfEachSize(from)) {
    if (from.groups.size > 1) yield { group, back: undefined, from, to };
    for (const back of backs) yield { group, back, from, to };
  }
}

function firstOfEachSize({ groups }: OpenSide): readonly SizedGroup[] {
  const firsts = new Map<number, SizedGroup>();
  for (const group of groups) if (!firsts.has(group.size)) firsts.set(group.size, group);
  return [...firsts.values()];
}

/** Rows; less is a rounding of shares, and would move groups to and fro. */
const LEAST_GAIN = 1e-6;

/** A fixed random-looking text; equal draws would need a collision of SHA-256. */
function draw(seed: number, name: string): string {
  return createHash("sha256").update(`${seed}\n${name}`).digest("hex");
}
