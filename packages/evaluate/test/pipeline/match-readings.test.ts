import { expect, test } from "vitest";
import { matchReadings } from "../../src/pipeline/match-readings.ts";

// A row a label, a column a reading; the answer names the label of each reading.
test.each([
  { name: "a reading to its label", overlaps: [[0.9]], want: [0] },
  { name: "too little overlap to nobody", overlaps: [[0.29]], want: [undefined] },
  { name: "just enough overlap", overlaps: [[0.3]], want: [0] },
  {
    name: "crossed pairs",
    overlaps: [
      [0, 0.8],
      [0.7, 0],
    ],
    want: [1, 0],
  },
  { name: "a reading of two labels to the nearer one", overlaps: [[0.4], [0.6]], want: [1] },
  {
    name: "a second reading to a label that has none yet",
    overlaps: [
      [0.9, 0.5],
      [0, 0.35],
    ],
    want: [0, 1],
  },
  {
    name: "a plate read twice, both to it",
    overlaps: [
      [0.5, 0.9],
      [0, 0],
    ],
    want: [0, 0],
  },
  { name: "equal pairs to the first label", overlaps: [[0.5], [0.5]], want: [0] },
  { name: "no readings", overlaps: [[], []], want: [] },
  { name: "no labels", overlaps: [], want: [] },
])("matchReadings() gives $name", ({ overlaps, want }) => {
  expect(matchReadings(overlaps, 0.3)).toEqual(want);
});
