import { pointInPolygon } from "@platekit/core/geometry";
import { expect, test } from "vitest";

/** A square with a notch cut into its top, down to the middle. */
const NOTCHED = [
  [0, 0],
  [4, 0],
  [4, 8],
  [5, 8],
  [5, 0],
  [9, 0],
  [9, 9],
  [0, 9],
].map(([x, y]) => ({ x: x!, y: y! }));

test.each([
  { name: "inside", x: 2, y: 2, inside: true },
  { name: "in the notch", x: 4.5, y: 2, inside: false },
  { name: "below the notch", x: 4.5, y: 8.5, inside: true },
  { name: "at the height of two corners", x: 2, y: 8, inside: true },
  { name: "outside at the height of corners", x: -1, y: 8, inside: false },
  { name: "right of everything", x: 10, y: 4, inside: false },
  { name: "on a side", x: 0, y: 4, inside: true },
  { name: "on a level side", x: 2, y: 0, inside: true },
  { name: "on a level side's line, outside", x: 4.5, y: 0, inside: false },
  { name: "on a corner", x: 9, y: 9, inside: true },
])("pointInPolygon() $name is $inside, whichever way the corners run", ({ x, y, inside }) => {
  expect(pointInPolygon({ x, y }, NOTCHED)).toBe(inside);
  expect(pointInPolygon({ x, y }, [...NOTCHED].reverse())).toBe(inside);
});
