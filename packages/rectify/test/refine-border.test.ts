import { describe, expect, test } from "vitest";
import { asciiMap } from "../../../test/support/ascii-mask.ts";
import { findContours } from "../src/find-contours.ts";
import { refineBorder } from "../src/refine-border.ts";
import { thresholdMap } from "../src/threshold-map.ts";

function borders(drawing: string, level: number) {
  const map = asciiMap(drawing);
  return findContours(thresholdMap(map, level)).map((contour) =>
    refineBorder(contour, map, level).map(({ x, y }) => `${Number(x.toFixed(3))},${Number(y.toFixed(3))}`),
  );
}

describe("refineBorder()", () => {
  test("a cell of 1 among 0 is crossed half-way to each neighbour", () => {
    expect(borders("...\n.#.\n...", 0.5)).toEqual([["1.5,1", "1,1.5", "0.5,1", "1,0.5"]]);
  });

  test("interpolates linearly: 0.8 beside 0.2 is 0.5 in the middle, beside 0 after 3/8", () => {
    expect(borders("....\n.82.\n....", 0.5)).toEqual([["1.5,1", "1,1.375", "0.625,1", "1,0.625"]]);
  });

  test("a lower level lies farther out", () => {
    expect(borders("....\n.#..\n....", 0.2)).toEqual([["1.8,1", "1,1.8", "0.2,1", "1,0.2"]]);
  });

  test("at the border of the map the cell's own border counts", () => {
    expect(borders("8", 0.5)).toEqual([["0.5,0", "0,0.5", "-0.5,0", "0,-0.5"]]);
  });

  test("holes are not looked at, and the order is clockwise", () => {
    expect(borders("###\n#.#\n###", 0.5)).toEqual([
      // From the first cell on: left and top of it, then along the top, the right, the bottom, the left.
      [
        "-0.5,0",
        "0,-0.5",
        "1,-0.5",
        "2,-0.5",
        "2.5,0",
        "2.5,1",
        "2.5,2",
        "2,2.5",
        "1,2.5",
        "0,2.5",
        "-0.5,2",
        "-0.5,1",
      ],
    ]);
  });
});
