/** An item and what became of preparing it. */
export type Prepared<Item, Value> =
  | { readonly item: Item; readonly value: Value }
  | { readonly item: Item; readonly error: unknown };

/**
 * Prepares items while their forerunners are worked on, `ahead` of them at most, and gives them in order.
 * With 1, the next photo is decoded while the current one runs through the networks. Where `items` themselves fail,
 * what came before is given first.
 */
export async function* prefetch<Item, Value>(
  items: Iterable<Item> | AsyncIterable<Item>,
  prepare: (item: Item) => Promise<Value>,
  ahead = 1,
): AsyncGenerator<Prepared<Item, Value>> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const waiting: Promise<Pulled<Item, Value>>[] = [];
  const fill = (): void => {
    while (waiting.length < ahead) waiting.push(pull(iterator, prepare));
  };
  try {
    for (fill(); ; fill()) {
      const pulled = await waiting.shift();
      if (pulled !== undefined && "failure" in pulled) throw pulled.failure;
      // Behind the end there are only more ends.
      if (pulled?.prepared === undefined) return;
      // The next one starts before the consumer works on this one.
      fill();
      yield pulled.prepared;
    }
  } finally {
    await iterator.return?.();
  }
}

/** One step of the source; nothing prepared where it has come to its end. */
type Pulled<Item, Value> = { readonly prepared: Prepared<Item, Value> | undefined } | { readonly failure: unknown };

/** Errors are kept as values: a rejection nobody awaits yet would end the process. */
async function pull<Item, Value>(
  iterator: Iterator<Item> | AsyncIterator<Item>,
  prepare: (item: Item) => Promise<Value>,
): Promise<Pulled<Item, Value>> {
  try {
    const next = await iterator.next();
    return { prepared: next.done === true ? undefined : await settle(next.value, prepare) };
  } catch (failure) {
    return { failure };
  }
}

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
