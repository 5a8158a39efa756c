import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { drawPolygons } from "../../src/masks/draw-polygons.ts";

const polygon = (...numbers: number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, at) => ({ x: numbers[2 * at]!, y: numbers[2 * at + 1]! }));

describe("drawPolygons()", () => {
  /* As pycocotools 2.0 draws them: m.decode(m.frPyObjects([numbers], 8, 12)). */
  test.each([
    {
      name: "a box from 2 to 9 covers pixels 2 to 8",
      numbers: [2, 1, 9, 1, 9, 6, 2, 6],
      drawing: `
        ............
        ..#######...
        ..#######...
        ..#######...
        ..#######...
        ..#######...
        ............
        ............`,
    },
    {
      name: "a triangle, cut at the edge",
      numbers: [0, 0, 10, 0, 0, 10],
      drawing: `
        #########...
        ########....
        #######.....
        ######......
        #####.......
        ####........
        ###.........
        ##..........`,
    },
  ])("$name", ({ numbers, drawing }) => {
    expect(drawPolygons([polygon(...numbers)], { width: 12, height: 8 })).toEqual(asciiMask(drawing));
  });

  test("a slanted plate covers the pixels whose centres are in it", () => {
    // Left edge from (1, 0) to (3, 4), right edge from (5, 0) to (7, 4): at y = 0.5 from 1.25 to 5.25, at 1.5 from 1.75 to
    // 5.75, at 2.5 from 2.25 to 6.25, at 3.5 from 2.75 to 6.75; centres stand at halves.
    expect(drawPolygons([polygon(1, 0, 5, 0, 7, 4, 3, 4)], { width: 8, height: 4 })).toEqual(
      asciiMask(`
        .####...
        ..####..
        ..####..
        ...####.`),
    );
  });

  test("several polygons are laid over each other, and what leaves the picture is cut", () => {
    const boxes = [polygon(-3, -3, 3, -3, 3, 2, -3, 2), polygon(2, 1, 99, 1, 99, 99, 2, 99)];
    expect(drawPolygons(boxes, { width: 5, height: 3 })).toEqual(
      asciiMask(`
        ###..
        #####
        ..###`),
    );
  });
});
