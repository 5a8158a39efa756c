import { dilatePolygon, isConvex, pointInPolygon } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plateQuad } from "../../../../test/support/arbitrary-quad.ts";

describe("dilatePolygon()", () => {
  test("holds everything within px of a corner or side, and nothing beyond √2·px", () => {
    fc.assert(
      fc.property(plateQuad, fc.double({ min: 0.5, max: 50, noNaN: true }), (quad, px) => {
        const grown = dilatePolygon(quad, px);
        const around = quad.flatMap(({ x, y }) =>
          Array.from({ length: 16 }, (_, i) => ({
            x: x + 0.9999 * px * Math.cos(i),
            y: y + 0.9999 * px * Math.sin(i),
          })),
        );
        expect(around.filter((point) => !pointInPolygon(point, grown))).toEqual([]);
        const nearest = grown.map((p) => Math.min(...quad.map((c) => Math.hypot(p.x - c.x, p.y - c.y))));
        expect(Math.max(...nearest)).toBeLessThanOrEqual(Math.SQRT2 * px * 1.000001);
        expect(isConvex(grown)).toBe(true);
      }),
    );
  });

  test("moves each side of a square outward by px and cuts its corners", () => {
    const square = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 0, y: 10 },
    ];
    const grown = dilatePolygon(square, 2);
    expect(grown).toHaveLength(8);
    expect([Math.min(...grown.map(({ x }) => x)), Math.max(...grown.map(({ y }) => y))]).toEqual([-2, 12]);
  });

  test.each([
    { name: "a point", polygon: [{ x: 5, y: 5 }], inside: { x: 5, y: 6.9 }, outside: { x: 5, y: 7.1 } },
    {
      name: "a line",
      polygon: [
        { x: 0, y: 0 },
        { x: 9, y: 0 },
      ],
      inside: { x: -1.99, y: 0 },
      outside: { x: 4, y: 2.1 },
    },
  ])("grows $name into an area", ({ polygon, inside, outside }) => {
    const grown = dilatePolygon(polygon, 2);
    expect([pointInPolygon(inside, grown), pointInPolygon(outside, grown)]).toEqual([true, false]);
  });

  test("0 gives the polygon itself", () => {
    const triangle = [
      { x: 0, y: 0 },
      { x: 5, y: 0 },
      { x: 0, y: 5 },
    ];
    expect(dilatePolygon(triangle, 0)).toEqual(triangle);
  });

  test.each([-1, Number.NaN, Infinity])("does not take %f px", (px) => {
    expect(() => dilatePolygon([], px)).toThrow(`px must be a finite number of at least 0, got ${px}`);
  });
});
