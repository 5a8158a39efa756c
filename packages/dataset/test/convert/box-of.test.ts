import { expect, test } from "vitest";
import { boxOf } from "../../src/convert/box-of.ts";
import type { SamplePlate } from "../../src/convert/plate-sample.ts";

const SAMPLE = { image: "/a.png", name: "a.png", width: 40, height: 20, plates: [] };
const BOX = { x0: 1, y0: 2, x1: 5, y1: 4 };
const QUAD = [
  { x: 3, y: 4 },
  { x: 9, y: 5 },
  { x: 8, y: 9 },
  { x: 2, y: 8 },
] as const;
const MASK = { x: 3, y: 4, width: 5, height: 2, data: new Uint8Array(10) };

test.each<{ plate: SamplePlate; box: object; made: string[] }>([
  { plate: { box: BOX, quad: QUAD, mask: MASK }, box: BOX, made: [] },
  { plate: { quad: QUAD, mask: MASK }, box: { x0: 2, y0: 4, x1: 9, y1: 9 }, made: ["box around corners"] },
  { plate: { mask: MASK }, box: { x0: 3, y0: 4, x1: 8, y1: 6 }, made: ["box around mask"] },
  { plate: {}, box: { x0: 0, y0: 0, x1: 40, y1: 20 }, made: ["box of the whole picture"] },
])("boxOf() says what it had to make: $made", ({ plate, box, made }) => {
  const said: string[] = [];
  expect(boxOf(plate, SAMPLE, { make: (kind) => said.push(kind) })).toEqual(box);
  expect(said).toEqual(made);
});
