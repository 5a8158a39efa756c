import type { RasterImage } from "@platekit/core";
import { expect, test } from "vitest";
import { grayAt, inkLevel } from "../src/ink-level.ts";

/** A plate of 100 × 50 pixels on which so many of every ten columns are inked. */
function striped(inked: number, { ink, ground }: { readonly ink: number; readonly ground: number }): RasterImage {
  const data = new Uint8Array(100 * 50 * 3);
  for (let i = 0; i < 100 * 50; i++) data.fill(i % 10 < inked ? ink : ground, 3 * i, 3 * i + 3);
  return { width: 100, height: 50, channels: 3, data };
}

test.each([
  // 40 + 0.4 · (220 − 40)
  { name: "dark letters on bright", plate: striped(3, { ink: 40, ground: 220 }), want: { dark: true, limit: 112 } },
  // 220 − 0.4 · (220 − 40)
  { name: "bright letters on dark", plate: striped(3, { ink: 220, ground: 40 }), want: { dark: false, limit: 148 } },
  { name: "letters 29 levels from the ground", plate: striped(3, { ink: 100, ground: 129 }), want: undefined },
  { name: "a blank plate", plate: striped(0, { ink: 0, ground: 200 }), want: undefined },
])("inkLevel() of $name", ({ plate, want }) => {
  expect(inkLevel(plate)).toEqual(want);
});

test("inkLevel() counts the middle alone: a dark frame is no ink", () => {
  const plate = striped(0, { ink: 0, ground: 200 });
  for (let i = 0; i < 100 * 50; i++) if (i % 100 < 12 || i < 100 * 8) plate.data.fill(0, 3 * i, 3 * i + 3);
  expect(inkLevel(plate)).toBeUndefined();
});

test("grayAt() is luma: green counts most, blue least", () => {
  const image = { width: 3, height: 1, channels: 3, data: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255) } as const;
  // 255 · 77/256, 255 · 150/256, 255 · 29/256, rounded down.
  expect([0, 1, 2].map((pixel) => grayAt(image, pixel))).toEqual([76, 149, 28]);
});
