import { expect, test } from "vitest";
import { hullArea, measureShape } from "../../src/regions/shape.ts";
import { runsOf } from "../support/runs-of.ts";

test.each([
  { name: "one cell", map: "#", hull: 1 },
  { name: "a bar", map: "####", hull: 4 },
  { name: "a block", map: "###\n###", hull: 6 },
  // 6 cells; the hull closes two triangles of legs 1 and 1
  { name: "a step", map: "##.\n.##", hull: 5 },
  // an L of 4 + 1 cells: the dent of 3 × 1 is closed by its diagonal, 3 / 2
  { name: "an L", map: "####\n#...", hull: 6.5 },
  // hull of a U is its bounding box
  { name: "a U", map: "#.#\n#.#\n###", hull: 9 },
  // a diamond of 5 cells in a box of 9 lacks four corner triangles of 1 / 2
  { name: "a plus", map: ".#.\n###\n.#.", hull: 7 },
])("hullArea() of $name", ({ map, hull }) => {
  expect(hullArea(runsOf(map))).toBe(hull);
});

test.each([
  { name: "a wide block", map: "########\n########", aspect: 4, degrees: 0 },
  { name: "a high block", map: "##\n##\n##\n##", aspect: 2, degrees: 90 },
  { name: "a falling diagonal", map: "##..\n.##.\n..##", degrees: 35 },
  { name: "a rising diagonal", map: "..##\n.##.\n##..", degrees: -35 },
])("measureShape() tells aspect and direction of $name", ({ map, aspect, degrees }) => {
  const shape = measureShape(runsOf(map));
  if (aspect !== undefined) expect(Math.abs(shape.aspect - aspect)).toBeLessThan(1e-9);
  expect(Math.abs((Math.abs(shape.angle) * 180) / Math.PI - Math.abs(degrees))).toBeLessThan(5); // the drawings are coarse
  expect(Math.sign(Math.round(shape.angle * 10))).toBe(Math.sign(degrees));
});
