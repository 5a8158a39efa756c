import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { labelComponents } from "../../src/geometry/label-components.ts";

test.each([
  { name: "nothing", sizes: [], mask: "...\n...\n..." },
  { name: "cells that touch at a corner", sizes: [2], mask: "#..\n.#.\n..." },
  { name: "cells that touch at the other corner", sizes: [2], mask: "..#\n.#.\n..." },
  { name: "cells a gap apart", sizes: [1, 1], mask: "#.#\n...\n..." },
  { name: "two arms that meet below", sizes: [9], mask: "#...#\n#...#\n#####" },
  { name: "a ring and what is inside it", sizes: [16, 1], mask: "#####\n#...#\n#.#.#\n#...#\n#####" },
  { name: "a comb whose teeth join late", sizes: [11], mask: "#.#.#.#\n#######" },
  { name: "a spiral", sizes: [20], mask: "######\n.....#\n####.#\n#....#\n######" },
  { name: "teeth that meet in pairs, then all", sizes: [18], mask: "#.#.#.#.#\n.#.#.#.#.\n#...#...#\n.###.###." },
  { name: "a row's end apart from the next row's start", sizes: [1, 1], mask: "..#\n#.." },
  { name: "the whole mask", sizes: [6], mask: "###\n###" },
])("labelComponents() finds $name", ({ mask, sizes }) => {
  expect(labelComponents(asciiMask(mask)).sizes.slice(1)).toEqual(sizes);
});

test("labelComponents() numbers objects from 1 in the order of their first cell", () => {
  const { labels } = labelComponents(asciiMask("..#\n#.#\n#.."));
  expect([...labels]).toEqual([0, 0, 1, 2, 0, 1, 2, 0, 0]);
});

test("labelComponents() takes every value but 0 for inside", () => {
  expect(labelComponents({ width: 2, height: 1, data: Uint8Array.of(255, 1) }).sizes).toEqual([0, 2]);
});
