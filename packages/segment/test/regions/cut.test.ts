import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutRuns } from "../../src/regions/cut.ts";
import { runsOf } from "../support/runs-of.ts";

const BLOCK = runsOf("####\n####\n####");

test.each([
  { name: "upright", degrees: 0, offset: 1.5, near: [0, 0, 1, 1, 0, 1, 2, 0, 1] },
  { name: "level", degrees: 90, offset: 0.5, near: [0, 0, 3] },
  { name: "upright, seen from the right", degrees: 180, offset: -1.5, near: [0, 2, 3, 1, 2, 3, 2, 2, 3] },
  { name: "slanted", degrees: 45, offset: 1.1, near: [0, 0, 1, 1, 0, 0] },
  { name: "beside the shape", degrees: 0, offset: -1, near: [] },
])("cutRuns() along a line $name", ({ degrees, offset, near }) => {
  const angle = (degrees * Math.PI) / 180;
  const parts = cutRuns(BLOCK, { cos: Math.cos(angle), sin: Math.sin(angle), offset });
  expect([...parts.near]).toEqual(near);
});

test("cutRuns() gives every cell to the side of its centre, under any line", () => {
  const lines = fc.record({
    angle: fc.double({ min: -4, max: 4, noNaN: true }),
    offset: fc.double({ min: -6, max: 6, noNaN: true }),
  });
  fc.assert(
    fc.property(lines, ({ angle, offset }) => {
      const cut = { cos: Math.cos(angle), sin: Math.sin(angle), offset };
      const { near, far } = cutRuns(BLOCK, cut);
      const side = ([y, x]: readonly [number, number]) => x * cut.cos + y * cut.sin - offset;
      const ROUNDING = 1e-6;
      expect(cells(near).every((cell) => side(cell) <= ROUNDING)).toBe(true);
      expect(cells(far).every((cell) => side(cell) > -ROUNDING)).toBe(true);
      expect(cells(near).length + cells(far).length).toBe(12);
    }),
  );
});

function cells(runs: Int32Array): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    for (let x = runs[at + 1]!; x <= runs[at + 2]!; x++) found.push([runs[at]!, x]);
  }
  return found;
}
