import type { Point } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { distanceTo, fitLine, intersectLines } from "../src/fit-line.ts";

const coordinates = (points: readonly Point[]) => ({
  xs: Float64Array.from(points, ({ x }) => x),
  ys: Float64Array.from(points, ({ y }) => y),
});

/** y = x / 4 + 3, with a small regular error. */
const SIDE = Array.from({ length: 60 }, (_, x) => ({ x, y: x / 4 + 3 + (x % 2 === 0 ? 0.05 : -0.05) }));

describe("fitLine()", () => {
  test.each([
    { name: "clean", points: SIDE },
    { name: "a bump over a third of it", points: SIDE.map((p, i) => (i > 20 && i < 40 ? { x: p.x, y: p.y + 6 } : p)) },
    { name: "a bump over its end", points: SIDE.map((p, i) => (i > 44 ? { x: p.x, y: p.y + 5 } : p)) },
    { name: "single points far off", points: SIDE.map((p, i) => (i % 9 === 0 ? { x: p.x, y: p.y - 40 } : p)) },
  ])("$name: within 0.05 of the side's ends", ({ points }) => {
    const line = fitLine(coordinates(points), { noise: 0.15 })!;
    expect(Math.abs(distanceTo(line, { x: 0, y: 3 }))).toBeLessThan(0.05);
    expect(Math.abs(distanceTo(line, { x: 59, y: 59 / 4 + 3 }))).toBeLessThan(0.05);
  });

  test.each([
    {
      name: "upright",
      points: [
        { x: 4, y: 0 },
        { x: 4, y: 9 },
        { x: 4, y: 5 },
      ],
    },
    {
      name: "far from the origin",
      points: [
        { x: 1e6, y: 1e6 },
        { x: 1e6 + 1, y: 1e6 + 1 },
        { x: 1e6 + 9, y: 1e6 + 9 },
      ],
    },
  ])("$name: goes through its points", ({ points }) => {
    const line = fitLine(coordinates(points), { noise: 0.1 })!;
    for (const point of points) expect(Math.abs(distanceTo(line, point))).toBeLessThan(1e-8);
  });

  test.each([
    { points: [] },
    { points: [{ x: 3, y: 3 }] },
    {
      points: [
        { x: 3, y: 3 },
        { x: 3, y: 3 },
      ],
    },
  ])("needs two different points, got $points", ({ points }) => {
    expect(fitLine(coordinates(points), { noise: 0.1 })).toBeUndefined();
  });
});

test("intersectLines() meets, or is undefined for parallels", () => {
  const level = { nx: 0, ny: 1, offset: 5 };
  expect(intersectLines(level, { nx: 1, ny: 0, offset: 2 })).toEqual({ x: 2, y: 5 });
  expect(intersectLines(level, { nx: 0, ny: -1, offset: 2 })).toBeUndefined();
});
