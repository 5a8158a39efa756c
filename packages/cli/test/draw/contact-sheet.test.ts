import type { RasterImage } from "@platekit/core";
import { describe, expect, test } from "vitest";
import { contactSheet, TILE } from "../../src/draw/contact-sheet.ts";
import type { SheetTile } from "../../src/draw/contact-sheet.ts";

function flat(width: number, height: number, color: readonly [number, number, number]): RasterImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => color[index % 3]!);
  return { width, height, channels: 3, data };
}

const GREEN = [0, 200, 0] as const;

function tile(own: Partial<SheetTile> = {}): SheetTile {
  return {
    number: 1,
    text: "A1",
    confidence: 0.5,
    chars: [
      { char: "A", probability: 0.9 },
      { char: "1", probability: 0.2 },
    ],
    lowConfidence: 0.35,
    picture: flat(100, 50, GREEN),
    ...own,
  };
}

function pixel({ width, data }: RasterImage, x: number, y: number): readonly number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** Whether a colour is anywhere in a box of pixels. */
function has(
  sheet: RasterImage,
  color: readonly number[],
  [x0, y0, x1, y1]: readonly [number, number, number, number],
) {
  for (let y = y0; y <= y1; y += 1) {
    for (let x = x0; x <= x1; x += 1) if (String(pixel(sheet, x, y)) === String(color)) return true;
  }
  return false;
}

const WHITE = [255, 255, 255];
const YELLOW = [0xff, 0xd5, 0x4d];
const RED = [0xad, 0x1f, 0x17];
const INK = [0x15, 0x19, 0x1f];

/** Boxes of the first and the second character: they begin at 10 and 30, and are 20 high from 132 on. */
const FIRST = [6, 128, 25, 155] as const;
const SECOND = [26, 128, 45, 155] as const;
/** Where the right character stands, below the second one. */
const BELOW_SECOND = [26, 158, 45, 173] as const;

describe("contactSheet()", () => {
  test("is as wide as its tiles, at most as many as asked for, and as high as its rows", async () => {
    const sizes = await Promise.all(
      [1, 3, 4].map(async (count) =>
        contactSheet(
          Array.from({ length: count }, () => tile()),
          3,
        ),
      ),
    );
    expect(sizes.map(({ width, height }) => [width / TILE.width, height / TILE.height])).toEqual([
      [1, 1],
      [3, 1],
      [3, 2],
    ]);
  });

  test("puts each picture in the middle of its place", async () => {
    const sheet = await contactSheet([tile(), tile({ picture: flat(240, 112, [0, 0, 200]) })], 2);
    // 100 × 50 in 256 × 112 below a margin of 8: from (78, 39) to (177, 88).
    expect(pixel(sheet, 78, 39)).toEqual(GREEN);
    expect(pixel(sheet, 177, 88)).toEqual(GREEN);
    expect(pixel(sheet, 77, 39)).toEqual(WHITE);
    expect(pixel(sheet, 178, 88)).toEqual(WHITE);
    expect(pixel(sheet, 78, 38)).toEqual(WHITE);
    expect(pixel(sheet, 78, 89)).toEqual(WHITE);
    // 240 × 112 in the second tile: from (256 + 8, 8).
    expect(pixel(sheet, 264, 8)).toEqual([0, 0, 200]);
    expect(pixel(sheet, 263, 8)).toEqual(WHITE);
    // The third of two columns begins the second row.
    const rows = await contactSheet([tile(), tile(), tile({ picture: flat(240, 112, [0, 0, 200]) })], 2);
    expect(pixel(rows, 8, TILE.height + 8)).toEqual([0, 0, 200]);
    expect(pixel(rows, 264, TILE.height + 8)).toEqual(WHITE);
  });

  test("marks a character below the threshold, and none at it", async () => {
    const sheet = await contactSheet([tile()], 1);
    expect(has(sheet, YELLOW, FIRST)).toBe(false);
    expect(has(sheet, YELLOW, SECOND)).toBe(true);
    const sure = await contactSheet([tile({ lowConfidence: 0.2 })], 1);
    expect(has(sure, YELLOW, SECOND)).toBe(false);
  });

  test("writes a wrong character in red and the right one below it", async () => {
    const sheet = await contactSheet([tile({ label: "AI", lowConfidence: 0 })], 1);
    expect(has(sheet, RED, FIRST)).toBe(false);
    expect(has(sheet, RED, SECOND)).toBe(true);
    expect(has(sheet, INK, BELOW_SECOND)).toBe(true);
    const right = await contactSheet([tile({ label: "A1", lowConfidence: 0 })], 1);
    expect(has(right, RED, SECOND)).toBe(false);
    expect(has(right, INK, BELOW_SECOND)).toBe(false);
  });

  test("keeps a long text within its tile", async () => {
    const chars = Array.from({ length: 40 }, () => ({ char: "8", probability: 0.9 }));
    const sheet = await contactSheet([tile({ text: "8".repeat(40), chars }), tile({ text: "", chars: [] })], 2);
    // Strokes so thin are blended with the ground: what is not white is drawn.
    const drawn = (x0: number, x1: number) =>
      Array.from({ length: x1 - x0 }, (_, index) => pixel(sheet, x0 + index, 135)).some(([red]) => red! < 200);
    expect(drawn(236, 247)).toBe(true);
    expect(drawn(247, 255)).toBe(false);
    expect(drawn(256, 500)).toBe(false);
  });
});
