import { expect, test } from "vitest";
import { ctcGreedy } from "../../src/decode/ctc-greedy.ts";
import { latticeOf } from "../support/lattices.ts";

test.each([
  { name: "collapses runs", path: [1, 1, 2, 2, 2], classes: [1, 2] },
  { name: "keeps a repeat split by a blank", path: [1, 0, 1], classes: [1, 1] },
  { name: "gives nothing for blanks", path: [0, 0], classes: [] },
])("ctcGreedy() $name", ({ path, classes }) => {
  const steps = path.map((best) => [0, 1, 2].map((klass) => (klass === best ? 0.5 : 0.25)));
  expect(ctcGreedy(latticeOf({ steps, blank: "first" }))).toEqual(classes);
});

test("ctcGreedy() takes the first of equal classes, be it the blank", () => {
  expect(ctcGreedy(latticeOf({ steps: [[0.5, 0.5]], blank: "first" }))).toEqual([]);
  expect(ctcGreedy(latticeOf({ steps: [[0.5, 0.5]], blank: "last" }))).toEqual([0]);
});
