import type { Point, Quad } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { plateQuad } from "../../../test/support/arbitrary-quad.ts";
import { cornerDistance, drawPolygon } from "../../../test/support/draw-polygon.ts";
import { findContours } from "../src/find-contours.ts";
import { fitQuad } from "../src/fit-quad.ts";
import { refineBorder } from "../src/refine-border.ts";
import { thresholdMap } from "../src/threshold-map.ts";

const SIZE = { width: 96, height: 64 };
/** A plate in perspective, its right side nearer. */
const PLATE: Quad = [
  { x: 14, y: 25 },
  { x: 78, y: 16 },
  { x: 80, y: 38 },
  { x: 15, y: 42 },
];

function fitMap(map: ReturnType<typeof drawPolygon>): Quad {
  const [contour] = findContours(thresholdMap(map, 0.5));
  return fitQuad(refineBorder(contour!, map, 0.5), 1);
}

const fitDrawn = (polygon: readonly Point[]) => fitMap(drawPolygon(polygon, SIZE));

describe("fitQuad()", () => {
  test("finds the corners of a drawn plate to a quarter of a cell", () => {
    expect(cornerDistance(fitDrawn(PLATE), PLATE)).toBeLessThan(0.25);
  });

  test("finds any plate quad, 10 to 25 cells high, to half a cell", () => {
    fc.assert(
      fc.property(plateQuad, fc.double({ min: 10, max: 25, noNaN: true }), (quad, height) => {
        const [tl, , , bl] = quad;
        const scale = height / Math.hypot(bl.x - tl.x, bl.y - tl.y);
        const x0 = Math.min(...quad.map(({ x }) => x)) * scale - 4.3;
        const y0 = Math.min(...quad.map(({ y }) => y)) * scale - 4.6;
        const small = quad.map(({ x, y }) => ({ x: x * scale - x0, y: y * scale - y0 }));
        const width = Math.ceil(Math.max(...small.map(({ x }) => x)) + 4);
        const rows = Math.ceil(Math.max(...small.map(({ y }) => y)) + 4);
        expect(cornerDistance(fitMap(drawPolygon(small, { width, height: rows })), small)).toBeLessThan(0.5);
      }),
      { numRuns: 40 },
    );
  });

  const along = (a: Point, b: Point, share: number) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
  const [tl, tr, br, bl] = PLATE;
  const down = ({ x, y }: Point, by: number) => ({ x, y: y + by });
  const hook = [along(br, bl, 0.4), down(along(br, bl, 0.4), 7), down(along(br, bl, 0.6), 7), along(br, bl, 0.6)];
  const bitten = [along(tl, tr, 0.3), down(along(tl, tr, 0.3), 5), down(along(tl, tr, 0.5), 5), along(tl, tr, 0.5)];
  const ragged = Array.from({ length: 30 }, (_, i) => down(along(br, bl, (i + 0.5) / 30), i % 3 === 0 ? 1.2 : -0.3));
  const rounded = PLATE.flatMap((corner, i) => {
    const before = PLATE.at(i - 1)!;
    const after = PLATE[(i + 1) % 4]!;
    const cut = (to: Point) => along(corner, to, 3 / Math.hypot(to.x - corner.x, to.y - corner.y));
    const middle = along(cut(before), cut(after), 0.5);
    return [cut(before), along(middle, corner, 0.4), cut(after)];
  });

  test.each([
    { name: "round corners of 3 cells", polygon: rounded, cells: 0.5 },
    { name: "a tow hook below", polygon: [tl, tr, br, ...hook, bl], cells: 0.5 },
    { name: "a piece bitten out of the top", polygon: [tl, ...bitten, tr, br, bl], cells: 0.5 },
    { name: "a ragged lower side", polygon: [tl, tr, br, ...ragged, bl], cells: 1 },
  ])("is not led astray by $name", ({ polygon, cells }) => {
    expect(cornerDistance(fitDrawn(polygon), PLATE)).toBeLessThan(cells);
  });

  test("a plate cut by the border of the map gives the part that is there", () => {
    const cut: Quad = [
      { x: 60, y: 20 },
      { x: 120, y: 20 },
      { x: 120, y: 36 },
      { x: 60, y: 36 },
    ];
    const visible: Quad = [cut[0], { x: 95.5, y: 20 }, { x: 95.5, y: 36 }, cut[3]];
    expect(cornerDistance(fitDrawn(cut), visible)).toBeLessThan(0.25);
  });

  test("a plate seen from far aside, with angles of 56°, keeps its slant", () => {
    // Sides that lean 12 cells over a height of 18.
    const slanted: Quad = [
      { x: 24, y: 20 },
      { x: 74, y: 20 },
      { x: 62, y: 38 },
      { x: 12, y: 38 },
    ];
    expect(cornerDistance(fitDrawn(slanted), slanted)).toBeLessThan(0.5);
  });

  test("an ellipse has no sides of its own: the quad still covers it", () => {
    const ellipse = Array.from({ length: 64 }, (_, i) => ({
      x: 48 + 30 * Math.cos((i * Math.PI) / 32),
      y: 32 + 10 * Math.sin((i * Math.PI) / 32),
    }));
    const quad = fitDrawn(ellipse);
    const expected: Quad = [
      { x: 18, y: 22 },
      { x: 78, y: 22 },
      { x: 78, y: 42 },
      { x: 18, y: 42 },
    ];
    expect(cornerDistance(quad, expected)).toBeLessThan(6);
  });

  const at = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));
  test.each([
    { name: "nothing", border: [], got: "a hull of 0 points" },
    { name: "a line", border: at([0, 0], [5, 5], [9, 9]), got: "a hull of 2 points" },
    { name: "a sliver", border: at([0, 0], [30, 0], [30, 1], [0, 1]), got: "got 1.00" },
    { name: "a triangle", border: at([0, 0], [30, 0], [0, 20]), got: "got 0.50" },
  ])("$name is degenerate", ({ border, got }) => {
    const message = expect.stringContaining(got) as string;
    expect(() => fitQuad(border, 1)).toThrow(expect.objectContaining({ code: "ERR_QUAD_DEGENERATE", message }));
  });

  test("does not change its input", () => {
    const border = Object.freeze([...PLATE]);
    expect(cornerDistance(fitQuad(border, 1), PLATE)).toBeLessThan(0.01);
  });
});
