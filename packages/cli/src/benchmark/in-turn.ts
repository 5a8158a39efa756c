/** Items in a circle: the one at `index`, which may lie before the first, where warming up comes round from behind. */
export function inTurn<T>(items: readonly T[], index: number): T {
  const { length } = items;
  const item = items[((index % length) + length) % length];
  if (item === undefined) throw new RangeError("Cannot take items in turn: there must be at least one, got none");
  return item;
}

/** `count` items in a circle, from `first` on. */
export function someInTurn<T>(items: readonly T[], first: number, count: number): T[] {
  return Array.from({ length: count }, (_, offset) => inTurn(items, first + offset));
}
