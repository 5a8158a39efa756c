/** One counter a key, made when the key is first met; `entries` come in the order met. */
export function createGroups<Key, Counter>(
  create: () => Counter,
): { of(key: Key): Counter; entries(): readonly (readonly [Key, Counter])[] } {
  const counters = new Map<Key, Counter>();
  return {
    of(key) {
      const counter = counters.get(key) ?? create();
      counters.set(key, counter);
      return counter;
    },
    entries: () => [...counters],
  };
}
