import * as fc from "fast-check";
import { expect, test } from "vitest";
import { planTiles } from "../../src/tiles/plan-tiles.ts";

test.each([
  { name: "one tile where the photo is smaller", source: { width: 300, height: 200 }, tiles: [[0, 0, 300, 200]] },
  {
    name: "a row",
    source: { width: 900, height: 400 },
    tiles: [
      [0, 0, 500, 400],
      [400, 0, 500, 400],
    ],
  },
  {
    name: "a grid, spread evenly",
    source: { width: 950, height: 600 },
    tiles: [
      [0, 0, 500, 500],
      [225, 0, 500, 500],
      [450, 0, 500, 500],
      [0, 100, 500, 500],
      [225, 100, 500, 500],
      [450, 100, 500, 500],
    ],
  },
])("planTiles() makes $name", ({ source, tiles }) => {
  const plan = planTiles(source, { tileSize: 500, overlap: 0.2 });
  expect(plan.map(({ x, y, width, height }) => [x, y, width, height])).toEqual(tiles);
});

test("planTiles() shows every plate smaller than the overlap whole in some tile", () => {
  const photos = fc.record({
    length: fc.integer({ min: 1, max: 6000 }),
    tileSize: fc.integer({ min: 64, max: 2000 }),
    overlap: fc.double({ min: 0, max: 0.5, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(photos, ({ length, tileSize, overlap, at }) => {
      const tiles = planTiles({ width: length, height: 1 }, { tileSize, overlap });
      const plate = Math.min(Math.floor(tileSize * overlap), length - 1);
      const start = Math.floor(at * (length - plate - 1));
      // one pixel: tiles start at whole pixels
      expect(tiles.some(({ x, width }) => x - 1 <= start && start + plate <= x + width)).toBe(true);
    }),
  );
});
