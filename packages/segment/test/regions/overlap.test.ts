import { expect, test } from "vitest";
import { overlap } from "../../src/regions/overlap.ts";
import { makeSighting } from "../support/make-sighting.ts";

const PLATE = ".......\n.#####.\n.#####.\n.......";

test.each([
  { name: "the same cells", other: PLATE, common: 1 },
  { name: "a fragment of it", other: ".......\n.##....\n.......\n.......", common: 1 },
  { name: "half beside it", other: ".......\n.......\n...####\n.......", common: 0.75 },
  { name: "something elsewhere", other: "#......\n.......\n.......\n.......", common: 0 },
])("overlap() of a plate and $name is $common of the smaller one", ({ other, common }) => {
  expect(overlap(makeSighting(PLATE), makeSighting(other))).toBe(common);
  expect(overlap(makeSighting(other), makeSighting(PLATE))).toBe(common);
});

test("overlap() compares maps of different scale and place", () => {
  // one cell of 4 × 4 source pixels at (8..11, 4..7) covers a quarter of the fine plate's 8 × 8
  const coarse = makeSighting("...\n..#\n...", { place: { offsetX: 1.5, offsetY: 1.5, scaleX: 4, scaleY: 4 } });
  const fine = makeSighting("########\n".repeat(8), { place: { offsetX: 8, offsetY: 4, scaleX: 1, scaleY: 1 } });
  expect(overlap(fine, coarse)).toBe(1);
});

test("overlap() sees a neighbour only after growing", () => {
  const left = makeSighting("#....");
  const right = makeSighting(".##..");
  expect(overlap(right, left)).toBe(0);
  expect(overlap(right, left, 1)).toBe(1);
});
