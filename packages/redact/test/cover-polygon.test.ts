import * as fc from "fast-check";
import { convexHull } from "@platekit/core/geometry";
import type { Point, Polygon } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { coverPolygon } from "../src/cover-polygon.ts";
import type { PolygonCover } from "../src/cover-polygon.ts";

const SIZE = { width: 12, height: 8 };

/** The whole picture in text: `#` is a covered pixel. */
function drawn(cover: PolygonCover): string[] {
  return Array.from({ length: SIZE.height }, (_, y) =>
    Array.from({ length: SIZE.width }, (_, x) => (isCovered(cover, x, y) ? "#" : ".")).join(""),
  );
}

function isCovered(cover: PolygonCover, x: number, y: number): boolean {
  const column = x - cover.x;
  const row = y - cover.y;
  if (column < 0 || row < 0 || column >= cover.width || row >= cover.height) return false;
  return cover.data[row * cover.width + column] === 1;
}

function pixels(): [number, number][] {
  return Array.from({ length: SIZE.width * SIZE.height }, (_, at) => [at % SIZE.width, Math.floor(at / SIZE.width)]);
}

const polygon = (...corners: [number, number][]): Polygon => corners.map(([x, y]) => ({ x, y }));

describe("coverPolygon()", () => {
  test.each([
    {
      name: "covers one pixel for a polygon inside its square, off the centre",
      corners: polygon([2.1, 1.1], [2.4, 1.1], [2.4, 1.4]),
      rows: ["............", "..#.........", "............"],
    },
    {
      name: "covers a pixel of which only a sliver is touched: 2.6 reaches into the square of column 3",
      corners: polygon([1, 1], [2.6, 1], [2.6, 1.2], [1, 1.2]),
      rows: ["............", ".###........", "............"],
    },
    {
      name: "counts the border of a square as touched: 1.5 belongs to columns 1 and 2",
      corners: polygon([1.5, 1], [2.2, 1], [2.2, 1.1]),
      rows: ["............", ".##.........", "............"],
    },
    {
      name: "covers the notch's rim but not its middle",
      corners: polygon([0, 0], [8, 0], [8, 3], [4, 0.2], [0, 3]),
      rows: ["#########...", "#########...", "###...###...", "##.....##..."],
    },
    {
      name: "fills a polygon that crosses itself",
      corners: polygon([0, 0], [4, 2], [4, 0], [0, 2]),
      rows: ["##.##.......", "#####.......", "##.##......."],
    },
    {
      name: "fills where a polygon winds around twice",
      corners: polygon([0, 0], [4, 0], [4, 2], [0, 2], [0, 0], [4, 0], [4, 2], [0, 2]),
      rows: ["#####.......", "#####.......", "#####.......", "............"],
    },
    {
      name: "cuts off what lies outside the picture",
      corners: polygon([-5, -5], [1, -5], [1, 1], [-5, 1]),
      rows: ["##..........", "##..........", "............"],
    },
  ])("$name", ({ corners, rows }) => {
    expect(drawn(coverPolygon(corners, SIZE)).slice(0, rows.length)).toEqual(rows);
  });

  test("covers nothing for a polygon beside the picture", () => {
    expect(coverPolygon(polygon([20, 1], [25, 1], [25, 5]), SIZE).data).toHaveLength(0);
    expect(drawn(coverPolygon(polygon([20, 1], [25, 1], [25, 5]), SIZE)).join("")).not.toContain("#");
  });

  test("agrees with the separating-axis test for every pixel of any convex polygon", () => {
    const corner = fc.record({
      x: fc.double({ min: -3, max: 15, noNaN: true }),
      y: fc.double({ min: -3, max: 11, noNaN: true }),
    });
    const agrees = fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
      const hull = convexHull(corners);
      const cover = coverPolygon(hull, SIZE);
      return pixels().every(([x, y]) => {
        const distance = gap(hull, x, y);
        // Between touching by 1e-9 and missing by 1e-9 rounding decides, so that band is left open.
        return Math.abs(distance) <= 1e-9 || isCovered(cover, x, y) === distance < 0;
      });
    });
    expect(fc.check(agrees, { numRuns: 300 }).counterexample).toBeNull();
  });
});

/** Widest gap between the square of a pixel and a convex polygon over all separating axes; negative if they overlap. */
function gap(hull: Polygon, x: number, y: number): number {
  const square = polygon([x - 0.5, y - 0.5], [x + 0.5, y - 0.5], [x + 0.5, y + 0.5], [x - 0.5, y + 0.5]);
  const normals = [...edgeNormals(hull), { x: 1, y: 0 }, { x: 0, y: 1 }];
  return Math.max(
    ...normals.map((axis) => {
      const [low, high] = extent(hull, axis);
      const [squareLow, squareHigh] = extent(square, axis);
      return Math.max(low - squareHigh, squareLow - high);
    }),
  );
}

function edgeNormals(hull: Polygon): Point[] {
  return hull.map((from, index) => {
    const to = hull.at((index + 1) % hull.length)!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return length === 0 ? { x: 1, y: 0 } : { x: (from.y - to.y) / length, y: (to.x - from.x) / length };
  });
}

function extent(corners: Polygon, axis: Point): [number, number] {
  const positions = corners.map(({ x, y }) => x * axis.x + y * axis.y);
  return [Math.min(...positions), Math.max(...positions)];
}
