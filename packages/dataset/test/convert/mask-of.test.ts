import { expect, test } from "vitest";
import { maskOf } from "../../src/convert/mask-of.ts";
import type { SamplePlate } from "../../src/convert/plate-sample.ts";

const SAMPLE = { image: "/a.png", name: "a.png", width: 4, height: 2, plates: [] };
const MASK = { x: 1, y: 0, width: 2, height: 1, data: Uint8Array.of(1, 1) };
const BOX = { x0: 1, y0: 0, x1: 3, y1: 1 };
const CORNERS = [
  { x: 1, y: 0 },
  { x: 3, y: 0 },
  { x: 3, y: 1 },
  { x: 1, y: 1 },
] as const;

test.each<{ plate: SamplePlate; made: string[] }>([
  { plate: { mask: MASK, box: BOX }, made: [] },
  { plate: { quad: CORNERS }, made: ["mask drawn from corners"] },
  { plate: { box: BOX }, made: ["mask drawn from box"] },
])("maskOf() gives the same pixels, and says what it made: $made", ({ plate, made }) => {
  const said: string[] = [];
  expect(maskOf(plate, SAMPLE, { make: (kind) => said.push(kind) })).toEqual(MASK);
  expect(said).toEqual(made);
});

test("maskOf() of a plate that is the picture is all of it; of one outside it is none", () => {
  const context = { make: () => undefined };
  expect(maskOf({}, SAMPLE, context)).toEqual({ x: 0, y: 0, width: 4, height: 2, data: new Uint8Array(8).fill(1) });
  expect(maskOf({ box: { x0: 9, y0: 0, x1: 12, y1: 2 } }, SAMPLE, context)).toBeUndefined();
});
