import { scoreMask } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";

/*
 * Smoothed noise. NumPy 2.4.6 and SciPy 1.17.1, with a the truth and b the prediction as boolean arrays:
 *   (a & b).sum(), (a | b).sum(), b.sum(), a.sum()            → 144, 244, 184, 204
 *   ndimage.label(a, np.ones((3, 3)))[1], the same of b        → 6, 6
 *   objects of a that one of b meets at IoU ≥ 0.5, and of b that one of a meets → 1, 1
 */
const TRUTH = asciiMask(`
  ##..........###...#........#####
  ....##.....#####..##.....#######
  ...######..######.###....#######
  ..###################....#######
  .###############.........#######
  .#####..#######....###...#######
  ..####...######..####.....######
  .#####...#####...####......#####
  ######..###.##..................
  ###.######..###.................
  ....######..###.......#.........
  ....######..###......##.......##
`);
const PREDICTED = asciiMask(`
  .................##.......#...##
  ................####.....##.##.#
  ................#.....#..####...
  ..###############..###.....#...#
  .###############.........###.##.
  .#####..#######.....#.....#..###
  ..####...######.##..#.......#...
  .#####...#####..####........#..#
  ######..###.##..####.#......#...
  ###.######..###.###..#...#..#.##
  ....######..###.#.#######.###..#
  ....######..###.###..##..####.#.
`);

test("scoreMask() counts what NumPy and SciPy count", () => {
  expect(scoreMask(PREDICTED, TRUTH)).toEqual({
    intersection: 144,
    union: 244,
    predicted: 184,
    truth: 204,
    pixels: 384,
    objects: 6,
    objectsFound: 1,
    objectsPredicted: 6,
    objectsRight: 1,
  });
});

test.each([
  { name: "half of it", predicted: "##..\n....", found: 1 }, // 2 of 4
  { name: "less than half of it", predicted: "#...\n....", found: 0 }, // 1 of 4
  { name: "it in a frame twice its size", predicted: "####\n####", found: 1 }, // 4 of 8
])("scoreMask() meets an object with $name: $found", ({ predicted, found }) => {
  const score = scoreMask(asciiMask(predicted), asciiMask("##..\n##.."));
  expect(score).toMatchObject({ objects: 1, objectsFound: found, objectsPredicted: 1, objectsRight: found });
});

test("scoreMask() takes two plates run into one for at most one found", () => {
  const score = scoreMask(asciiMask("#######"), asciiMask("####.##"));
  expect(score).toMatchObject({ objects: 2, objectsFound: 1, objectsPredicted: 1, objectsRight: 1 }); // 4 of 7, 2 of 7
});

test("scoreMask() of two empty masks has nothing in common, and nothing apart", () => {
  expect(scoreMask(asciiMask("...\n..."), asciiMask("...\n..."))).toEqual({
    intersection: 0,
    union: 0,
    predicted: 0,
    truth: 0,
    pixels: 6,
    objects: 0,
    objectsFound: 0,
    objectsPredicted: 0,
    objectsRight: 0,
  });
});

test.each([
  { mask: "..\n..", got: "2 × 2" },
  { mask: "....", got: "4 × 1" },
])("scoreMask() refuses a mask of $got for a truth of 4 × 2", ({ mask, got }) => {
  expect(() => scoreMask(asciiMask(mask), asciiMask("....\n...."))).toThrow(
    `Cannot score a mask: must be 4 × 2 as its truth, got ${got}`,
  );
});
