import { expect, test } from "vitest";
import { findNeck } from "../../src/regions/find-neck.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";
import { runsOf } from "../support/runs-of.ts";

const ACROSS_X = 0;
const DUMBBELL = `
  ####..####
  ##########
  ##########
  ####..####
`;

test("findNeck() finds the middle of the narrowest place and what is left there", () => {
  const map = asciiMap(DUMBBELL);
  const neck = findNeck(runsOf(DUMBBELL), { map, angles: [ACROSS_X], threshold: 0.5, minShare: 0.2 });
  // columns 4 and 5 hold 2 of 4 cells
  expect(neck).toEqual({ cut: { cos: 1, sin: 0, offset: 4.5 }, ratio: 0.5 });
});

test("findNeck() sees none in a convex shape, whatever the direction", () => {
  const map = asciiMap("######\n######\n######");
  const neck = findNeck(runsOf("######\n######\n######"), {
    map,
    angles: [0, Math.PI / 2],
    threshold: 0.5,
    minShare: 0.2,
  });
  expect(neck).toBeUndefined();
});

test("findNeck() leaves out cuts that part less than the least share", () => {
  const drawing = "#.#########\n###########\n#.#########";
  const neck = findNeck(runsOf(drawing), { map: asciiMap(drawing), angles: [ACROSS_X], threshold: 0.5, minShare: 0.2 });
  expect(neck).toBeUndefined();
});

test("findNeck() weighs cells by their probability above the threshold", () => {
  const drawing = "####6####\n####6####";
  const search = { map: asciiMap(drawing), angles: [ACROSS_X], threshold: 0.5, minShare: 0.2 };
  const neck = findNeck(runsOf(drawing), search);
  expect(neck?.cut.offset).toBe(4);
  // (0.6 - 0.5) / (1 - 0.5)
  expect(Math.abs(neck!.ratio - 0.2)).toBeLessThan(1e-6);
});
