/** An item and what became of preparing it. */
export type Prepared<Item, Value> =
  | { readonly item: Item; readonly value: Value }
  | { readonly item: Item; readonly error: unknown };

/**
 * Prepares items while their forerunners are worked on, `ahead` of them at most, and gives them in order.
 * With 1, the next photo is decoded while the current one runs through the networks.
 */
export async function* prefetch<Item, Value>(
  items: Iterable<Item>,
  prepare: (item: Item) => Promise<Value>,
  ahead = 1,
): AsyncGenerator<Prepared<Item, Value>> {
  const iterator = items[Symbol.iterator]();
  const waiting: Promise<Prepared<Item, Value>>[] = [];
  const fill = (): void => {
    while (waiting.length < ahead) {
      const next = iterator.next();
      if (next.done === true) return;
      waiting.push(settle(next.value, prepare));
    }
  };
  for (fill(); waiting.length > 0; fill()) {
    const prepared = await waiting.shift();
    // The next one starts before the consumer works on this one.
    fill();
    if (prepared !== undefined) yield prepared;
  }
}

/** Errors are kept as values: a rejection nobody awaits yet would end the process. */
async function settle<Item, Value>(
  item: Item,
  prepare: (item: Item) => Promise<Value>,
): Promise<Prepared<Item, Value>> {
  try {
    return { item, value: await prepare(item) };
  } catch (error) {
    return { item, error };
  }
}
