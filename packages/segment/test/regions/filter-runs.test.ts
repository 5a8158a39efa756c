import { expect, test } from "vitest";
import { filterRuns } from "../../src/regions/filter-runs.ts";

const runs = Int32Array.from([0, 1, 5, 1, 0, 3]);

test.each([
  { name: "all", passes: () => true, want: [0, 1, 5, 1, 0, 3] },
  { name: "none", passes: () => false, want: [] },
  { name: "a hole in the middle", passes: (x: number) => x !== 3, want: [0, 1, 2, 0, 4, 5, 1, 0, 2] },
  { name: "one row", passes: (_: number, y: number) => y === 1, want: [1, 0, 3] },
])("filterRuns() keeps the cells that pass: $name", ({ passes, want }) => {
  expect([...filterRuns(runs, passes)]).toEqual(want);
});
