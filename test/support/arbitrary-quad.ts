import type { Quad } from "@platekit/core/geometry";
import * as fc from "fast-check";

/**
 * Convex quads like plates in photos, corners TL, TR, BR, BL of the plate itself: 1.8 to 5 times as wide as high,
 * turned by less than 80°, each corner moved by up to a tenth of the height, somewhere in a photo of 4000 px.
 */
export const plateQuad: fc.Arbitrary<Quad> = fc
  .record({
    height: fc.double({ min: 8, max: 200, noNaN: true }),
    aspect: fc.double({ min: 1.8, max: 5, noNaN: true }),
    angle: fc.double({ min: -1.39, max: 1.39, noNaN: true }),
    x: fc.double({ min: 0, max: 4000, noNaN: true }),
    y: fc.double({ min: 0, max: 4000, noNaN: true }),
    moves: fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ height, aspect, angle, x, y, moves }) => {
    const width = height * aspect;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (u: number, v: number, move: number) => {
      const [px, py] = [u * width + moves[move]! * height, v * height + moves[move + 1]! * height];
      return { x: x + px * cos - py * sin, y: y + px * sin + py * cos };
    };
    return [at(-0.5, -0.5, 0), at(0.5, -0.5, 2), at(0.5, 0.5, 4), at(-0.5, 0.5, 6)];
  });
