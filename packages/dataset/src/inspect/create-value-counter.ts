/** How often each of many values came. */
export interface ValueCounter {
  add(value: string): void;
  readonly size: number;
  /** Most frequent first; of equals the smaller by code units. */
  ranked(): readonly ValueCount[];
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export function createValueCounter(): ValueCounter {
  const counts = new Map<string, number>();
  return {
    add: (value) => {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    get size() {
      return counts.size;
    },
    ranked: () =>
      [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}
