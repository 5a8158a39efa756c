import { expect, test } from "vitest";
import { charOdds } from "../../src/formats/char-odds.ts";
import { oddsOf } from "../support/odds.ts";

const labels = ["0", "A", "서울", "a"];
const rows = [Float64Array.of(1, 2, 4, 1), Float64Array.of(8, 1e-9, 1, 1)];

test("charOdds() gives each place's characters against the one read, the hopeless and the foreign left out", () => {
  const odds = charOdds(rows, { chosen: [1, 0], labels });
  expect(odds).toEqual([oddsOf({ A: 1, "0": 0.5 }), oddsOf({ "0": 1 })]);
});

test.each([
  { name: "nothing", chosen: [] },
  { name: "a label of several letters", chosen: [1, 2] },
  { name: "a small letter", chosen: [3] },
])("charOdds() has no odds where $name was read", ({ chosen }) => {
  expect(charOdds(rows, { chosen, labels })).toBeUndefined();
});
