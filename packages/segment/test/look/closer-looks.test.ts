import type { InputSpec, RasterImage } from "@platekit/core";
import { expect, test } from "vitest";
import { closerLooks } from "../../src/look/closer-looks.ts";
import type { Eye, Look } from "../../src/look/network-eye.ts";
import { measureComponent } from "../../src/regions/component.ts";
import { sightingBox } from "../../src/regions/sighting.ts";
import type { Sighting } from "../../src/regions/sighting.ts";

const image: RasterImage = { width: 1000, height: 1000, channels: 3, data: new Uint8Array(0) };
const rules = { threshold: 0.5, minArea: 0, maxAspect: 15, splitTouching: true, source: image };

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** An eye that sees the boxes (source pixels, ends excluded) with probability 0.9, and notes its windows. */
function eyeSeeing(boxes: readonly Box[]) {
  const looks: Look[] = [];
  const eye: Eye = {
    input: { width: 512, height: 512, multipleOf: 32 } as InputSpec,
    look(_, look) {
      looks.push(look);
      const { width, height } = look.size;
      const maps = look.windows.map((window) => {
        const scale = window.width / width;
        const at = (cell: number, from: number) => from + (cell + 0.5) * scale;
        const data = Float32Array.from({ length: width * height }, (_, cell) => {
          const x = at(cell % width, window.x);
          const y = at(Math.floor(cell / width), window.y);
          return boxes.some(([x0, y0, x1, y1]) => x >= x0 && x < x1 && y >= y0 && y < y1) ? 0.9 : 0;
        });
        const place = {
          offsetX: window.x + (scale - 1) / 2,
          offsetY: window.y + (scale - 1) / 2,
          scaleX: scale,
          scaleY: scale,
        };
        return { map: { width, height, data }, sourceFromMap: place };
      });
      return Promise.resolve(maps);
    },
  };
  return { eye, looks };
}

/** A box as a first look at 4 source pixels a cell saw it. */
function candidate([x0, y0, x1, y1]: Box, probability = 0.5): Sighting {
  const map = { width: 250, height: 250, data: new Float32Array(250 * 250).fill(probability) };
  const runs = Array.from({ length: (y1 - y0) / 4 }, (_, row) => [y0 / 4 + row, x0 / 4, x1 / 4 - 1]).flat();
  const component = measureComponent(map, Int32Array.from(runs));
  const sourceFromMap = { offsetX: 1.5, offsetY: 1.5, scaleX: 4, scaleY: 4 };
  return { placed: { map, sourceFromMap }, component, threshold: 0.25, score: probability, isClipped: false };
}

const look = (candidates: Sighting[], eye: Eye, keepUnconfirmed = false) =>
  closerLooks(candidates, { eye, image, rules, keepUnconfirmed });

test("closerLooks() replaces a candidate by what the closer look shows, with the score of both", async () => {
  const { eye } = eyeSeeing([[400, 400, 503, 425]]);
  const [seen, ...rest] = await look([candidate([400, 400, 500, 424])], eye);
  expect(rest).toEqual([]);
  const { x0, x1 } = sightingBox(seen!);
  // a cell is 220 / 256 source pixels
  expect(Math.abs(x0 - 399.5)).toBeLessThan(0.9);
  expect(Math.abs(x1 - 502.5)).toBeLessThan(0.9);
  // 0.25 · 0.5 + 0.75 · 0.9
  expect(Math.abs(seen!.score - 0.8)).toBeLessThan(1e-6);
});

test("closerLooks() drops a candidate that the closer look does not show, unless told to keep it", async () => {
  const { eye } = eyeSeeing([]);
  const given = candidate([400, 400, 500, 424], 0.6);
  expect(await look([given], eye)).toEqual([]);
  expect((await look([given], eye, true)).map(sightingBox)).toEqual([sightingBox(given)]);
});

test("closerLooks() keeps nothing of a candidate whose cells are all below the threshold", async () => {
  const { eye } = eyeSeeing([]);
  expect(await look([candidate([400, 400, 500, 424], 0.4)], eye, true)).toEqual([]);
});

test("closerLooks() keeps the part that the closer look does not show where told to, and only there", async () => {
  const { eye } = eyeSeeing([[300, 400, 420, 440]]);
  const given = candidate([300, 400, 560, 440], 0.6);
  expect((await look([given], eye)).map(({ component }) => component.area > 0)).toEqual([true]);
  const kept = await look([given], eye, true);
  const right = Math.max(...kept.map((sighting) => sightingBox(sighting).x1));
  expect(right).toBe(559.5);
  const boxes = kept.map(sightingBox).toSorted((a, b) => a.x0 - b.x0);
  // one cell of 4 pixels beside what was seen counts as its edge
  for (const [index, { x0 }] of boxes.entries()) if (index > 0) expect(x0 - boxes[index - 1]!.x1).toBeLessThan(9);
});

test("closerLooks() leaves other plates in the window to their own candidates", async () => {
  const { eye } = eyeSeeing([
    [400, 400, 500, 424],
    [400, 340, 500, 364],
  ]);
  expect(await look([candidate([400, 400, 500, 424])], eye)).toHaveLength(1);
});

test("closerLooks() finds both plates that the first look saw as one", async () => {
  const { eye } = eyeSeeing([
    [400, 400, 498, 424],
    [502, 400, 600, 424],
  ]);
  expect(await look([candidate([400, 400, 600, 424])], eye)).toHaveLength(2);
});

test("closerLooks() looks once more where the window cut the plate, and only there", async () => {
  const { eye, looks } = eyeSeeing([[300, 400, 500, 480]]);
  const [seen] = await look([candidate([300, 400, 400, 480])], eye);
  expect(looks).toHaveLength(2);
  const { x0, x1 } = sightingBox(seen!);
  // a cell of the last look is 352 / 256 source pixels
  expect(Math.abs(x0 - 299.5)).toBeLessThan(1.4);
  expect(Math.abs(x1 - 499.5)).toBeLessThan(1.4);
  const whole = eyeSeeing([[400, 400, 500, 424]]);
  await look([candidate([400, 400, 500, 424])], whole.eye);
  expect(whole.looks).toHaveLength(1);
});

test("closerLooks() looks at up to eight candidates in one run", async () => {
  const boxes = Array.from({ length: 9 }, (_, i): Box => [400, 40 + i * 100, 500, 64 + i * 100]);
  const { eye, looks } = eyeSeeing(boxes);
  expect(
    await look(
      boxes.map((box) => candidate(box)),
      eye,
    ),
  ).toHaveLength(9);
  expect(looks.map(({ windows }) => windows.length)).toEqual([8, 1]);
});
