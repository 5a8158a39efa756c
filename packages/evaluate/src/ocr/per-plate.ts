/** Accuracy in which each distinct text counts once, however many pictures show it. */
export interface PerPlate {
  /** Distinct texts among the labels. */
  readonly plates: number;
  /** Mean over them of the share of their pictures read right; 0 of none. */
  readonly plateAccPerPlate: number;
}

/** Counts pictures by what their label says. */
export function createPerPlate(): { add(label: string, isRight: boolean): void; summary(): PerPlate } {
  // Plain counts, for a data set may hold a hundred thousand texts.
  const counts = new Map<string, { n: number; hits: number }>();
  return {
    add(label, isRight) {
      const text = label.normalize("NFC");
      const count = counts.get(text) ?? { n: 0, hits: 0 };
      count.n += 1;
      count.hits += Number(isRight);
      counts.set(text, count);
    },
    summary() {
      let sum = 0;
      for (const { n, hits } of counts.values()) sum += hits / n;
      return { plates: counts.size, plateAccPerPlate: sum / Math.max(1, counts.size) };
    },
  };
}
