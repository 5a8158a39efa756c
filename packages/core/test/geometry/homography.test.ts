import { applyHomography, composeHomography, invertHomography, normalizeHomography } from "@platekit/core/geometry";
import type { Homography } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";

/** Rotation, shear, shift and perspective together. */
const IMAGE_FROM_PLATE: Homography = [0.8, -0.3, 120, 0.25, 0.9, 340, 1e-4, -2e-4, 1];
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

describe("homographies", () => {
  test("applyHomography() divides by the third coordinate", () => {
    // (2·3 + 1) / 2 and (4·5 + 0) / 2.
    expect(applyHomography([2, 0, 1, 0, 4, 0, 0, 0, 2], { x: 3, y: 5 })).toEqual({ x: 3.5, y: 10 });
  });

  test("a homography after its inverse is the identity to 1e-9", () => {
    const there = composeHomography(IMAGE_FROM_PLATE, invertHomography(IMAGE_FROM_PLATE));
    for (const [i, value] of there.entries()) expect(Math.abs(value - IDENTITY[i]!)).toBeLessThan(1e-9);
  });

  test("composeHomography() applies the second map first", () => {
    const shift: Homography = [1, 0, 10, 0, 1, 0, 0, 0, 1];
    const double: Homography = [2, 0, 0, 0, 2, 0, 0, 0, 1];
    expect(applyHomography(composeHomography(double, shift), { x: 1, y: 1 })).toEqual({ x: 22, y: 2 });
  });

  test("normalizeHomography() makes the last element 1, or where it is 0 the largest", () => {
    expect(normalizeHomography([2, 0, 4, 0, 2, 6, 0, 0, 2])).toEqual([1, 0, 2, 0, 1, 3, 0, 0, 1]);
    expect(normalizeHomography([0, 0, 1, 0, 4, 0, 1, 0, 0])).toEqual([0, 0, 0.25, 0, 1, 0, 0.25, 0, 0]);
  });

  test.each([
    { name: "all zero", singular: [0, 0, 0, 0, 0, 0, 0, 0, 0] as Homography },
    { name: "rank 2", singular: [1, 2, 3, 2, 4, 6, 0, 0, 1] as Homography },
    { name: "rank 2 up to rounding", singular: [0.1, 0.2, 0.3, 0.7, 1.4, 2.1, 1e-3, 2e-3, 1] as Homography },
  ])("invertHomography() of a singular one ($name) is degenerate", ({ singular }) => {
    expect(() => invertHomography(singular)).toThrow(expect.objectContaining({ code: "ERR_QUAD_DEGENERATE" }));
  });
});
