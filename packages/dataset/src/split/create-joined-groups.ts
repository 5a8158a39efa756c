/** Things that belong together, directly or through others. */
export interface JoinedGroups {
  /** Says that `a` and `b` belong together. */
  join(a: string, b: string): void;
  /** The name of the group `key` belongs to: the same for all its members, whatever the order they came in. */
  find(key: string): string;
}

/** Union–find (Galler and Fischer, 1964); a group is called after its smallest member by code units. */
export function createJoinedGroups(): JoinedGroups {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Later ways are short.
    for (let at = key; at !== root;) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const [rootA, rootB] = [find(a), find(b)];
      if (rootA !== rootB) parents.set(rootA < rootB ? rootB : rootA, rootA < rootB ? rootA : rootB);
    },
  };
}
