import { expect, test } from "vitest";
import { findDents } from "../../src/regions/find-dents.ts";
import { runsOf } from "../support/runs-of.ts";

test.each([
  { name: "a block has none", map: "#####\n#####\n#####", dents: [] },
  { name: "the stairs of a tilted edge are none", map: "##....\n.####.\n..####\n....##", dents: [] },
  {
    name: "the inner corner of an L is seen from the right and from below",
    map: "######\n######\n###...\n###...",
    dents: [
      { x: 2.5, y: 1.5 },
      { x: 2.5, y: 1.5 },
    ],
  },
  {
    name: "a slot from above has its floor",
    map: "###...###\n###...###\n#########",
    dents: [{ x: 2.5, y: 1.5 }],
  },
])("findDents() $name", ({ map, dents }) => {
  expect(findDents(runsOf(map))).toEqual(dents);
});
