import { createHash } from "node:crypto";

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
 * machine. Each group goes to the side that lacks most rows; a side never stays empty while there are groups for it.
 *
 * @returns The name of the side by group.
 * @throws {RangeError} where there are fewer groups than sides.
 */
export function assignGroups(
  groups: readonly SizedGroup[],
  sides: readonly SplitSide[],
  seed: number,
): ReadonlyMap<string, string> {
  if (groups.length < sides.length) {
    const got = `${groups.length} for ${sides.map(({ name }) => name).join(", ")}`;
    throw new RangeError(`Cannot split: there must be at least one group a side, got ${got}`);
  }
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const needs = sides.map(({ name, share }) => ({ name, lacks: share * total, isEmpty: true }));
  const order = groups
    .map((group) => ({ ...group, draw: draw(seed, group.name) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1));
  const assigned = new Map<string, string>();
  for (const [index, group] of order.entries()) {
    const empty = needs.filter(({ isEmpty }) => isEmpty);
    const candidates = order.length - index === empty.length ? empty : needs;
    const side = candidates.reduce((best, need) => (need.lacks > best.lacks ? need : best));
    side.lacks -= group.size;
    side.isEmpty = false;
    assigned.set(group.name, side.name);
  }
  return assigned;
}

/** A fixed random-looking text; equal draws would need a collision of SHA-256. */
function draw(seed: number, name: string): string {
  return createHash("sha256").update(`${seed}\n${name}`).digest("hex");
}
