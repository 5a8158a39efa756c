import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { joinPatches } from "../../src/masks/mask-patch.ts";
import { splitMask } from "../../src/masks/split-mask.ts";

test("splitMask() gives each connected part a window of its own, without what else lies in it", () => {
  // The hook's window is all of the mask but its last row; the dot and the slanted pair lie inside it.
  const mask = asciiMask(`
    #####
    #...#
    #.#.#
    #....
    ..#..`);
  const parts = splitMask(mask);
  expect(parts.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
    [0, 0, 5, 4],
    [2, 2, 1, 1],
    [2, 4, 1, 1],
  ]);
  expect(joinPatches(parts.slice(0, 1), mask)).toEqual(
    asciiMask(`
      #####
      #...#
      #...#
      #....
      .....`),
  );
  expect(joinPatches(parts, mask)).toEqual(mask);
});

test("splitMask() takes pixels that touch at a corner for one part, and nothing for none", () => {
  expect(splitMask(asciiMask("#..\n.#.\n..#"))).toHaveLength(1);
  expect(splitMask(asciiMask("...\n..."))).toEqual([]);
});
