import { convexHull, isConvex, pointInPolygon, signedArea } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const points = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));

describe("convexHull()", () => {
  test.each([
    {
      name: "starts at the leftmost, clockwise",
      of: [
        [4, 0],
        [0, 0],
        [0, 4],
        [4, 4],
      ],
      hull: [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
    },
    {
      name: "drops what lies inside or on a side",
      of: [
        [0, 0],
        [1, 1],
        [2, 0],
        [4, 0],
        [0, 4],
      ],
      hull: [
        [0, 0],
        [4, 0],
        [0, 4],
      ],
    },
    {
      name: "of a line is its ends",
      of: [
        [2, 2],
        [0, 0],
        [1, 1],
      ],
      hull: [
        [0, 0],
        [2, 2],
      ],
    },
    {
      name: "of an upright line is its ends",
      of: [
        [1, 5],
        [1, 0],
        [1, 2],
      ],
      hull: [
        [1, 0],
        [1, 5],
      ],
    },
    {
      name: "of one place is one point",
      of: [
        [3, 3],
        [3, 3],
      ],
      hull: [[3, 3]],
    },
    { name: "of nothing is nothing", of: [], hull: [] },
  ] as { name: string; of: [number, number][]; hull: [number, number][] }[])("$name", ({ of, hull }) => {
    expect(convexHull(points(...of))).toEqual(points(...hull));
  });

  test("is convex, clockwise, and holds all points", () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (cloud) => {
        const hull = convexHull(cloud);
        fc.pre(hull.length > 2);
        expect(isConvex(hull)).toBe(true);
        expect(signedArea(hull)).toBeGreaterThan(0);
        expect(cloud.every((p) => pointInPolygon(p, hull))).toBe(true);
      }),
    );
  });

  test("does not change its input", () => {
    expect(convexHull(Object.freeze(points([4, 0], [0, 0], [0, 4])) as never)).toHaveLength(3);
  });
});
