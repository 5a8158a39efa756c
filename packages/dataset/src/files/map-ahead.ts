/**
 * Works on items in order, `ahead` of them at a time. Where the items or the work fail, what came before is given first.
 */
export async function* mapAhead<Item, Value>(
  items: Iterable<Item> | AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Value>,
): AsyncGenerator<Value> {
  const waiting: Promise<Value>[] = [];
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const item of items) {
      const result = work(item);
      // Awaited when its turn comes; a rejection nobody awaits yet would end the process.
      result.catch(() => undefined);
      waiting.push(result);
      const first = waiting.length > ahead ? waiting.shift() : undefined;
      if (first !== undefined) yield await first;
    }
  } catch (error) {
    failure = { error };
  }
  for (const rest of waiting.splice(0)) yield await rest;
  if (failure !== undefined) throw failure.error;
}
