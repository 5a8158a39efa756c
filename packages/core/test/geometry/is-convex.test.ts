import { isConvex } from "@platekit/core/geometry";
import { expect, test } from "vitest";

const points = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));
const STAR = [0, 2, 4, 1, 3].map((i) => ({ x: Math.sin(i * 0.4 * Math.PI), y: -Math.cos(i * 0.4 * Math.PI) }));

test.each([
  { name: "a clockwise square", polygon: points([0, 0], [1, 0], [1, 1], [0, 1]), convex: true },
  { name: "a square the other way", polygon: points([0, 1], [1, 1], [1, 0], [0, 0]), convex: true },
  { name: "a triangle", polygon: points([0, 0], [1, 0], [0, 1]), convex: true },
  { name: "a dent", polygon: points([0, 0], [4, 0], [1, 1], [0, 4]), convex: false },
  { name: "a bow-tie", polygon: points([0, 0], [1, 1], [1, 0], [0, 1]), convex: false },
  { name: "a star, twice around", polygon: STAR, convex: false },
  { name: "three corners on a line", polygon: points([0, 0], [1, 0], [2, 0], [1, 3]), convex: false },
  { name: "a line", polygon: points([0, 0], [1, 0]), convex: false },
])("isConvex() of $name is $convex", ({ polygon, convex }) => {
  expect(isConvex(polygon)).toBe(convex);
});
