import { isConvex, orderCorners, signedArea } from "@platekit/core/geometry";
import type { Point, Quad } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plateQuad } from "../../../../test/support/arbitrary-quad.ts";

/** A width × height rectangle around the origin, turned clockwise on screen by `degrees`: TL, TR, BR, BL. */
function turned(width: number, height: number, degrees: number): Quad {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const at = (u: number, v: number): Point => ({ x: u * cos - v * sin, y: u * sin + v * cos });
  const [x, y] = [width / 2, height / 2];
  return [at(-x, -y), at(x, -y), at(x, y), at(-x, y)];
}

describe("orderCorners()", () => {
  test("gives TL, TR, BR, BL for every order of four corners, never a bow-tie", () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(plateQuad, order, (quad, indices) => {
        const ordered = orderCorners(indices.map((i) => quad[i]!));
        expect(ordered).toEqual(quad);
        expect(isConvex(ordered)).toBe(true);
        expect(signedArea(ordered)).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    { name: "level", width: 40, height: 10, degrees: 0, reads: 0 },
    { name: "steep", width: 40, height: 10, degrees: 80, reads: 80 },
    { name: "steep the other way", width: 40, height: 10, degrees: -80, reads: -80 },
    { name: "upside down, which nobody can see", width: 40, height: 10, degrees: 170, reads: -10 },
    { name: "2:1 at 60°: still wide", width: 20, height: 10, degrees: 60, reads: 60 },
    { name: "near-square at 30°", width: 12, height: 10, degrees: 30, reads: 30 },
    { name: "near-square at 60°: the short pair is nearer to level", width: 12, height: 10, degrees: 60, reads: -30 },
    { name: "higher than wide by little: still level", width: 10, height: 12, degrees: 5, reads: 5 },
  ])("$name: reads at $reads°", ({ width, height, degrees, reads }) => {
    const [tl, tr] = orderCorners(turned(width, height, degrees));
    expect((Math.atan2(tr.y - tl.y, tr.x - tl.x) * 180) / Math.PI).toBeCloseTo(reads, 9);
  });

  // Drawn with whole numbers, so that ties are ties.
  const at = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));
  test.each([
    { name: "straight up and down reads downward (90°)", corners: at([0, 0], [2, 0], [2, 9], [0, 9]), tl: [2, 0] },
    { name: "a square on its corner falls to the right", corners: at([5, 0], [10, 5], [5, 10], [0, 5]), tl: [5, 0] },
    { name: "at 45° the longer side is the width", corners: at([0, 5], [5, 0], [11, 6], [6, 11]), tl: [5, 0] },
    { name: "and so at −45°", corners: at([0, 6], [6, 0], [11, 5], [5, 11]), tl: [0, 6] },
  ])("$name", ({ corners, tl }) => {
    expect(orderCorners(corners)[0]).toEqual({ x: tl[0], y: tl[1] });
  });

  test.each([
    { name: "a corner inside the others", corners: at([0, 0], [9, 0], [0, 9], [2, 2]) },
    { name: "three on a line", corners: at([0, 0], [4, 0], [9, 0], [5, 5]) },
    { name: "a corner twice", corners: at([0, 0], [0, 0], [9, 0], [5, 5]) },
  ])("$name is degenerate", ({ corners }) => {
    expect(() => orderCorners(corners)).toThrow(expect.objectContaining({ code: "ERR_QUAD_DEGENERATE" }));
  });

  test("wants four corners", () => {
    expect(() => orderCorners(at([0, 0], [1, 1], [2, 0]))).toThrow("Cannot order corners: must be four, got 3");
  });

  test("does not change its input", () => {
    const corners = Object.freeze([...turned(10, 40, 3)]);
    expect(orderCorners(corners)).toHaveLength(4);
  });
});
