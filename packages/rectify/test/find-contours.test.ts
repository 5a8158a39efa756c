import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../test/support/ascii-mask.ts";
import { findContours } from "../src/find-contours.ts";

const walks = (drawing: string) =>
  findContours(asciiMask(drawing)).map((c) => c.map(({ x, y }) => `${x},${y}`).join(" "));

describe("findContours()", () => {
  test.each([
    { name: "nothing", mask: "...\n...", contours: [] },
    { name: "a lone cell is one point", mask: "...\n.#.", contours: ["1,1"] },
    { name: "a line is walked there and back", mask: "###", contours: ["0,0 1,0 2,0 1,0"] },
    { name: "a block is walked clockwise", mask: "###\n###\n###", contours: ["0,0 1,0 2,0 2,1 2,2 1,2 0,2 0,1"] },
    { name: "a hole gives no contour", mask: "###\n#.#\n###", contours: ["0,0 1,0 2,0 2,1 2,2 1,2 0,2 0,1"] },
    { name: "corners that touch belong together", mask: "#.\n.#", contours: ["0,0 1,1"] },
    { name: "two parts", mask: "#.#", contours: ["0,0", "2,0"] },
    {
      name: "an island in a hole counts",
      mask: "#####\n#...#\n#.#.#\n#...#\n#####",
      contours: ["0,0 1,0 2,0 3,0 4,0 4,1 4,2 4,3 4,4 3,4 2,4 1,4 0,4 0,3 0,2 0,1", "2,2"],
    },
    { name: "a start is passed twice where it joins two parts", mask: ".#.\n#.#", contours: ["1,0 2,1 1,0 0,1"] },
  ])("$name", ({ mask, contours }) => {
    expect(walks(mask)).toEqual(contours);
  });

  test("does not change its input", () => {
    const mask = asciiMask("##.\n.##");
    const before = structuredClone(mask);
    findContours(mask);
    expect(mask).toEqual(before);
  });
});
