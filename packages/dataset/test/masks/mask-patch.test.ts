import fc from "fast-check";
import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { cropMask, joinPatches, patchBox } from "../../src/masks/mask-patch.ts";
import { splitMask } from "../../src/masks/split-mask.ts";

test("joinPatches() lays windows over each other with OR: the empty corner of one wipes nothing out", () => {
  // The second window covers columns 1 to 3 of rows 0 and 1; assigned rather than OR-ed, it would clear (1, 0) and (1, 1).
  const first = { x: 0, y: 0, width: 2, height: 2, data: Uint8Array.from([1, 1, 1, 1]) };
  const second = { x: 1, y: 0, width: 3, height: 2, data: Uint8Array.from([0, 0, 1, 0, 1, 1]) };
  const joined = asciiMask(`
    ##.#
    ####`);
  expect(joinPatches([first, second], { width: 4, height: 2 })).toEqual(joined);
  expect(joinPatches([second, first], { width: 4, height: 2 })).toEqual(joined);
});

test("joinPatches() cuts what reaches over the edge", () => {
  const patch = { x: -1, y: -1, width: 3, height: 3, data: new Uint8Array(9).fill(1) };
  expect(joinPatches([patch, { ...patch, x: 3, y: 1 }], { width: 4, height: 2 })).toEqual(
    asciiMask(`
      ##..
      ##.#`),
  );
});

test("cropMask() finds the window of the plate's pixels", () => {
  const mask = asciiMask(`
    .....
    ..#..
    .##..`);
  expect(cropMask(mask)).toEqual({ x: 1, y: 1, width: 2, height: 2, data: Uint8Array.from([0, 1, 1, 1]) });
  expect(patchBox(cropMask(mask)!)).toEqual({ x0: 1, y0: 1, x1: 3, y1: 3 });
  expect(cropMask(asciiMask("..."))).toBeUndefined();
});

test("splitMask() takes pixels that touch at a corner for one plate", () => {
  const parts = splitMask(
    asciiMask(`
      #..##
      .#...
      ....#`),
  );
  expect(parts.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
    [0, 0, 2, 2],
    [3, 0, 2, 1],
    [4, 2, 1, 1],
  ]);
  expect([...parts[0]!.data]).toEqual([1, 0, 0, 1]);
});

test("splitMask() follows a plate's outline upwards, too", () => {
  const parts = splitMask(
    asciiMask(`
      #...#
      #...#
      .###.`),
  );
  expect(parts.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([[0, 0, 5, 3]]);
});

test("what splitMask() takes apart, joinPatches() puts together", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.uint8Array({ min: 0, max: 1, minLength: 1, maxLength: 64 }),
      (width, pixels) => {
        const height = Math.ceil(pixels.length / width);
        const data = new Uint8Array(width * height);
        data.set(pixels);
        expect(joinPatches(splitMask({ width, height, data }), { width, height })).toEqual({ width, height, data });
      },
    ),
  );
});
