/** One class chosen for each slot. */
export interface SlotChoice {
  readonly classes: readonly number[];
  /** Product of the chosen classes' probabilities: the slots of such a head are independent. */
  readonly probability: number;
}

/** Ranks a slot's class by; moving one slot to its next class gives the neighbours of a choice. */
interface Candidate {
  readonly ranks: readonly number[];
  /** Only slots from here on may move, so every combination is met exactly once. */
  readonly from: number;
  readonly probability: number;
}

/**
 * The `count` most likely combinations of one class a slot, best first, exactly (best-first search over the product).
 * Impossible combinations are left out; the first one is always the slot-by-slot maximum, lower classes winning ties.
 *
 * @param slots One distribution a slot.
 */
export function slotsNBest(slots: readonly Float64Array[], count: number): SlotChoice[] {
  const ranked = slots.map((probabilities) => rankClasses(probabilities));
  const classesOf = (ranks: readonly number[]) => ranks.map((rank, slot) => ranked[slot]?.[rank] ?? 0);
  const measure = (ranks: readonly number[]) =>
    classesOf(ranks).reduce((product, klass, slot) => product * (slots[slot]?.[klass] ?? 0), 1);

  const start = slots.map(() => 0);
  let frontier: Candidate[] = [{ ranks: start, from: 0, probability: measure(start) }];
  const found: SlotChoice[] = [];
  while (found.length < count) {
    const best = takeBest(frontier);
    if (best === undefined || (found.length > 0 && best.probability === 0)) break;
    found.push({ classes: classesOf(best.ranks), probability: best.probability });
    const next = neighbours(best, ranked).map(({ ranks, from }) => ({ ranks, from, probability: measure(ranks) }));
    frontier = frontier.filter((candidate) => candidate !== best).concat(next);
  }
  return found;
}

function rankClasses(probabilities: Float64Array): number[] {
  const classes = Array.from(probabilities.keys());
  return classes.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
}

function takeBest(frontier: readonly Candidate[]): Candidate | undefined {
  let best = frontier[0];
  for (const candidate of frontier) if (best && candidate.probability > best.probability) best = candidate;
  return best;
}

function neighbours({ ranks, from }: Candidate, ranked: readonly (readonly number[])[]) {
  const moved: { ranks: number[]; from: number }[] = [];
  for (let slot = from; slot < ranks.length; slot++) {
    const rank = (ranks[slot] ?? 0) + 1;
    if (rank < (ranked[slot]?.length ?? 0)) moved.push({ ranks: ranks.with(slot, rank), from: slot });
  }
  return moved;
}
