/** Items as long as nobody has stopped the work: what was begun is finished, nothing new is begun. */
export function* untilAborted<Item>(items: Iterable<Item>, signal: AbortSignal): Generator<Item> {
  for (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}
