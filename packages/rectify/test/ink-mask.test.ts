import type { RasterImage } from "@platekit/core";
import { expect, test } from "vitest";
import { inkMask } from "../src/ink-mask.ts";

/** Two rows of five grays. */
const rows = [
  [10, 200, 20, 200, 30],
  [200, 40, 200, 200, 200],
];
const image: RasterImage = {
  width: 5,
  height: 2,
  channels: 3,
  data: Uint8Array.from(rows.flat().flatMap((gray) => [gray, gray, gray])),
};

test.each([
  { side: "left", dark: true, limit: 100, want: [1, 0, 1, 0, 1, 0] },
  // From the right border inwards.
  { side: "right", dark: true, limit: 100, want: [1, 0, 1, 0, 0, 0] },
  { side: "left", dark: false, limit: 100, want: [0, 1, 0, 1, 0, 1] },
  { side: "left", dark: true, limit: 20, want: [1, 0, 0, 0, 0, 0] },
] as const)("inkMask() of the $side, dark $dark beyond $limit", ({ side, dark, limit, want }) => {
  const mask = inkMask(image, { dark, limit }, { side, columns: 3 });
  expect([...mask.data]).toEqual(want);
  expect(mask).toMatchObject({ width: 3, height: 2, sourceWidth: 5 });
});
