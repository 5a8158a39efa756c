import { applyHomography, composeHomography, invertHomography } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plateQuad } from "../../../test/support/arbitrary-quad.ts";
import { cornerDistance } from "../../../test/support/draw-polygon.ts";
import { solveHomography } from "../src/solve-homography.ts";

const PLATE = [
  { x: 0, y: 0 },
  { x: 256, y: 0 },
  { x: 256, y: 64 },
  { x: 0, y: 64 },
];
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

describe("solveHomography()", () => {
  test("maps corners to corners, and there and back is the identity to 1e-9", () => {
    fc.assert(
      fc.property(plateQuad, (quad) => {
        const imageFromPlate = solveHomography(PLATE, quad);
        const mapped = PLATE.map((point) => applyHomography(imageFromPlate, point));
        expect(cornerDistance(mapped, quad)).toBeLessThan(1e-8);
        const plateFromImage = invertHomography(imageFromPlate);
        const back = mapped.map((point) => applyHomography(plateFromImage, point));
        // Of the plate's size.
        expect(cornerDistance(back, PLATE) / 256).toBeLessThan(1e-9);
        const identity = composeHomography(plateFromImage, imageFromPlate);
        const errors = identity.map((value, i) => Math.abs(value - IDENTITY[i]!) / (i % 3 === 2 && i < 6 ? 256 : 1));
        expect(Math.max(...errors)).toBeLessThan(1e-9);
      }),
    );
  });

  test("of more than four points takes the best for all", () => {
    const more = [...PLATE, { x: 128, y: 32 }, { x: 60, y: 10 }];
    const truth = solveHomography(PLATE, [
      { x: 9, y: 5 },
      { x: 90, y: 9 },
      { x: 95, y: 40 },
      { x: 4, y: 33 },
    ]);
    const seen = more.map((point, i) => {
      const { x, y } = applyHomography(truth, point);
      return { x: x + (i % 2 === 0 ? 0.01 : -0.01), y };
    });
    const mapped = more.map((point) => applyHomography(solveHomography(more, seen), point));
    expect(cornerDistance(mapped, seen)).toBeLessThan(0.03);
  });

  const at = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));
  test.each([
    { name: "from a line", from: at([0, 0], [1, 1], [2, 2], [3, 3]), to: PLATE },
    { name: "from three on a line", from: at([0, 0], [1, 1], [2, 2], [0, 3]), to: PLATE },
    { name: "to three on a line", from: PLATE, to: at([0, 0], [1, 1], [2, 2], [0, 3]) },
    { name: "from one place", from: at([1, 1], [1, 1], [1, 1], [1, 1]), to: PLATE },
    { name: "from nowhere", from: at([Number.NaN, 1], [1, 1], [1, 2], [2, 1]), to: PLATE },
  ])("$name is degenerate", ({ from, to }) => {
    expect(() => solveHomography(from, to)).toThrow(expect.objectContaining({ code: "ERR_QUAD_DEGENERATE" }));
  });

  test("wants as many points in both lists", () => {
    expect(() => solveHomography(PLATE, PLATE.slice(1))).toThrow("as many in both lists, got 4 and 3");
  });
});
