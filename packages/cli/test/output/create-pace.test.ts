import { expect, test } from "vitest";
import { createPace } from "../../src/output/create-pace.ts";

/** What is said after so many seconds. */
function say(unit: string, ...steps: readonly (readonly [seconds: number, done: number, total: number])[]): string {
  let now = 0;
  const pace = createPace(unit, () => now);
  return steps
    .map(([seconds, done, total]) => {
      now = seconds * 1000;
      return pace(done, total);
    })
    .at(-1)!;
}

test.each([
  { name: "counts alone at the start", steps: [[0, 0, 1200]], text: "0 of 1,200 plates" },
  {
    name: "counts alone in the first second",
    steps: [
      [0, 0, 9],
      [0.9, 3, 9],
    ],
    text: "3 of 9 plates",
  },
  {
    name: "rate and seconds left",
    steps: [
      [0, 0, 1000],
      [2, 400, 1000],
    ],
    text: "400 of 1,000 plates, 200/s, 3 s left",
  },
  {
    name: "minutes left, rounded up",
    steps: [
      [0, 0, 1e5],
      [10, 1e4, 1e5],
    ],
    text: "10,000 of 100,000 plates, 1,000/s, 2 min left",
  },
  {
    name: "hours left",
    steps: [
      [0, 0, 8000],
      [10, 10, 8000],
    ],
    text: "10 of 8,000 plates, 1.0/s, 2 h 14 min left",
  },
  {
    name: "a slow rate",
    steps: [
      [0, 0, 10],
      [4, 1, 10],
    ],
    text: "1 of 10 plates, 0.3/s, 36 s left",
  },
  {
    name: "no rate before anything is done",
    steps: [
      [0, 5, 10],
      [60, 5, 10],
    ],
    text: "5 of 10 plates",
  },
  // 100 of 200 were there: 50 in 10 s are 5/s, and the last 50 take 10 s.
  {
    name: "what was done before does not count for the rate",
    steps: [
      [0, 100, 200],
      [10, 150, 200],
    ],
    text: "150 of 200 plates, 5.0/s, 10 s left",
  },
] as const)("createPace() tells $name", ({ steps, text }) => {
  expect(say("plates", ...steps)).toBe(text);
});
