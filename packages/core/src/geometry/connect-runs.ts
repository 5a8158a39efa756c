/** Numbers a run takes in a flat list: row, first cell, last cell. */
export const NUMBERS_PER_RUN = 3;

/**
 * Groups runs into sets that hang together over sides or corners (8 neighbours), with union-find over runs.
 *
 * @param runs `[y, first x, last x]` per run, flat, sorted by row and then by x.
 * @returns The runs of each set, in the order of the sets' first runs.
 */
export function connectRuns(runs: Int32Array): readonly Int32Array[] {
  const count = runs.length / NUMBERS_PER_RUN;
  const parent = new Int32Array(count);
  let above = 0; // first run of the row above that may still touch
  for (let run = 0; run < count; run++) {
    parent[run] = run;
    const y = runs[run * NUMBERS_PER_RUN] ?? 0;
    const first = runs[run * NUMBERS_PER_RUN + 1] ?? 0;
    const last = runs[run * NUMBERS_PER_RUN + 2] ?? 0;
    while (above < run && endsBefore(runs, above, { y: y - 1, x: first - 1 })) above++;
    for (let near = above; near < run && startsWithin(runs, near, { y: y - 1, x: last + 1 }); near++) {
      union(parent, near, run);
    }
  }
  return collect(runs, parent);
}

interface Cell {
  readonly y: number;
  readonly x: number;
}

/** Whether the run lies in a row before `y`, or in row `y` and left of `x`. */
function endsBefore(runs: Int32Array, run: number, { y, x }: Cell): boolean {
  const row = runs[run * NUMBERS_PER_RUN] ?? 0;
  return row < y || (row === y && (runs[run * NUMBERS_PER_RUN + 2] ?? 0) < x);
}

function startsWithin(runs: Int32Array, run: number, { y, x }: Cell): boolean {
  return runs[run * NUMBERS_PER_RUN] === y && (runs[run * NUMBERS_PER_RUN + 1] ?? 0) <= x;
}

function find(parent: Int32Array, run: number): number {
  let root = run;
  while (parent[root] !== root) {
    const up = parent[root] ?? root;
    parent[root] = parent[up] ?? up;
    root = parent[root] ?? root;
  }
  return root;
}

/** Joins two sets; the earlier run becomes the root, so that sets keep the order of their first runs. */
function union(parent: Int32Array, a: number, b: number): void {
  const rootA = find(parent, a);
  const rootB = find(parent, b);
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function collect(runs: Int32Array, parent: Int32Array): Int32Array[] {
  const members = new Map<number, number[]>();
  for (let run = 0; run < parent.length; run++) {
    const root = find(parent, run);
    const list = members.get(root);
    if (list) list.push(run);
    else members.set(root, [run]);
  }
  return Array.from(members.values(), (list) => {
    const own = new Int32Array(list.length * NUMBERS_PER_RUN);
    list.forEach((run, index) =>
      own.set(runs.subarray(run * NUMBERS_PER_RUN, (run + 1) * NUMBERS_PER_RUN), index * NUMBERS_PER_RUN),
    );
    return own;
  });
}
