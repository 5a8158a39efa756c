import { NUMBERS_PER_RUN } from "@platekit/core/geometry";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Component } from "../../src/regions/component.ts";
import { componentsAbove } from "../../src/regions/components-above.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";

test.each([
  { name: "nothing", areas: [], map: "...\n...\n..." },
  { name: "one cell", areas: [1], map: "...\n.#.\n..." },
  { name: "cells that touch at a corner", areas: [2], map: "#..\n.#.\n..." },
  { name: "cells a gap apart", areas: [1, 1], map: "#.#\n...\n..." },
  { name: "two arms that meet below", areas: [9], map: "#...#\n#...#\n#####" },
  { name: "a ring and what is inside it", areas: [16, 1], map: "#####\n#...#\n#.#.#\n#...#\n#####" },
  { name: "a comb whose teeth join late", areas: [11], map: "#.#.#.#\n#######" },
  { name: "neither row ends nor row starts that follow in memory", areas: [1, 1], map: "..#\n...\n#.." },
  { name: "a row's end apart from the next row's start", areas: [1, 1], map: "..#\n#.." },
])("componentsAbove() finds $name", ({ map, areas }) => {
  expect(componentsAbove(asciiMap(map), 0.5).map(({ area }) => area)).toEqual(areas);
});

test("componentsAbove() takes cells above the threshold only, and gives their mean and bounds", () => {
  const map = asciiMap(`
    ......
    .5678.
    ..99..
  `);
  const [component, ...rest] = componentsAbove(map, map.data[7]!);
  expect(rest).toEqual([]);
  expect(component).toMatchObject({ area: 5, bounds: { x0: 2, y0: 1, x1: 4, y1: 2 } });
  expect([...component!.runs]).toEqual([1, 2, 4, 2, 2, 3]);
  // (0.6 + 0.7 + 0.8 + 0.9 + 0.9) / 5 in float32
  expect(Math.abs(component!.score - 0.78)).toBeLessThan(1e-6);
});

test("componentsAbove() partitions the cells as a flood fill does, on any map", () => {
  const maps = fc
    .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
    .chain(({ width, height }) =>
      fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: width * height, maxLength: width * height })
        .map((cells) => ({ width, height, data: Float32Array.from(cells) })),
    );
  fc.assert(
    fc.property(maps, (map) => {
      const cells = componentsAbove(map, 0.5).map((component) => cellsOf(component, map.width));
      expect(cells).toEqual(floodFill(map));
    }),
    { numRuns: 300 },
  );
});

function cellsOf({ runs }: Component, width: number): number[] {
  const cells: number[] = [];
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    for (let x = runs[at + 1]!; x <= runs[at + 2]!; x++) cells.push(runs[at]! * width + x);
  }
  return cells;
}

/** Components by the plainest way there is, in the order of their first cells; cells in rising order. */
function floodFill({ width, height, data }: { width: number; height: number; data: Float32Array }): number[][] {
  const left = new Set([...data.keys()].filter((cell) => data[cell] === 1));
  const components: number[][] = [];
  for (const seed of data.keys()) {
    if (!left.delete(seed)) continue;
    const cells = [seed];
    for (const cell of cells) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const x = (cell % width) + dx;
          const y = Math.floor(cell / width) + dy;
          const near = y * width + x;
          if (x >= 0 && x < width && y >= 0 && y < height && left.delete(near)) cells.push(near);
        }
      }
    }
    components.push(cells.toSorted((a, b) => a - b));
  }
  return components;
}
