/** Keeps the items of the highest rank, in memory that does not grow. */
export interface Leaders<Item> {
  add(item: Item, rank: number): void;
  /** Highest rank first; of equals the earlier one. */
  items(): readonly Item[];
  /** How many were added in all. */
  count(): number;
}

/** @param most How many are kept. */
export function createLeaders<Item>(most: number): Leaders<Item> {
  let kept: { readonly item: Item; readonly rank: number }[] = [];
  let count = 0;
  const settle = (): void => {
    kept = kept.toSorted((a, b) => b.rank - a.rank).slice(0, most);
  };
  return {
    add(item, rank) {
      count += 1;
      kept.push({ item, rank });
      if (kept.length >= 2 * most) settle();
    },
    items() {
      settle();
      return kept.map(({ item }) => item);
    },
    count: () => count,
  };
}
