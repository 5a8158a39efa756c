import { expect, test } from "vitest";
import { toBox, toQuad } from "../../src/table/shape-from-numbers.ts";

test.each([
  { numbers: [1, 2, 3, 4.5], box: { x0: 1, y0: 2, x1: 3, y1: 4.5 } },
  { numbers: [3, 2, 1, 4], box: undefined },
  { numbers: [1, 4, 3, 4], box: undefined },
  { numbers: [1, 2, 3], box: undefined },
  { numbers: [1, 2, 3, Number.NaN], box: undefined },
  { numbers: [1, 2, 3, Infinity], box: undefined },
])("toBox() takes $numbers for $box", ({ numbers, box }) => {
  expect(toBox(numbers)).toEqual(box);
});

test("toQuad() wants four corners, clockwise on screen and convex", () => {
  const quad = [
    { x: 0, y: 0 },
    { x: 9, y: 1 },
    { x: 9, y: 5 },
    { x: 0, y: 4 },
  ];
  const numbers = quad.flatMap(({ x, y }) => [x, y]);
  expect(toQuad(numbers)).toEqual(quad);
  expect(toQuad(quad.toReversed().flatMap(({ x, y }) => [x, y]))).toBeUndefined();
  expect(toQuad([0, 0, 9, 1, 1, 1, 0, 4])).toBeUndefined();
  expect(toQuad([0, 0, 1, 1, 2, 2, 3, 3])).toBeUndefined();
  expect(toQuad(numbers.slice(0, 6))).toBeUndefined();
});
