import type { RasterImage } from "@platekit/core";
import { describe, expect, test } from "vitest";
import { inkAtEdge } from "../src/ink-at-edge.ts";

const WIDTH = 300;
const HEIGHT = 80;
const GROUND = 220;
const INK = 40;
const BODY = 110;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Gray = (x: number, y: number) => number;

const inside = (x: number, y: number, box: Box) =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

/**
 * Seven letters 0, 32 wide with strokes of 6, from 6 (2 % of the width) to 294 of 300 columns, 16 to 64 of 80 rows.
 * Outside of the plate is the car.
 */
const plate: Gray = (x, y) => {
  if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return BODY;
  for (let letter = 0; letter < 7; letter++) {
    const left = 6 + letter * (256 / 6);
    if (!inside(x, y, { x: left, y: 16, width: 32, height: 48 })) continue;
    return inside(x, y, { x: left + 6, y: 22, width: 20, height: 36 }) ? GROUND : INK;
  }
  return GROUND;
};

const negative: Gray = (x, y) => 255 - plate(x, y);
const withBand: Gray = (x, y) => (x < 24 ? INK : plate(x < 200 ? x - 22 : 250, y));
const withDirt: Gray = (x, y) => (inside(x, y, { x: 0, y: 40, width: 5, height: 9 }) ? INK : plate(x, y));
const withRim: Gray = (x, y) => (Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y) < 2 ? INK : plate(x, y));
const pale: Gray = (x, y) => 120 + plate(x, y) / 8;
const withShadow: Gray = (x, y) => (y > 60 ? INK : plate(x, y));

/** What of a plate a quad shows that is too narrow (less than 0) or has a margin, each in hundredths of the width. */
function cut(gray: Gray, left: number, right = left): RasterImage {
  const [from, to] = [(-left / 100) * WIDTH, WIDTH + (right / 100) * WIDTH];
  const width = Math.round(to - from);
  const data = new Uint8Array(width * HEIGHT * 3);
  for (let i = 0; i < width * HEIGHT; i++) data.fill(gray(from + (i % width), Math.floor(i / width)), 3 * i, 3 * i + 3);
  return { width, height: HEIGHT, channels: 3, data };
}

describe("inkAtEdge()", () => {
  test.each([
    { name: "a plate with its margin", image: cut(plate, 4), want: false },
    { name: "a plate cut at its border, 2 % before its letters", image: cut(plate, 0), want: false },
    { name: "cut 3 % inside: the outer strokes lose 3 of 6 columns", image: cut(plate, -3), want: true },
    { name: "cut 6 % inside: the outer strokes are gone, their letters' arms stay", image: cut(plate, -6), want: true },
    { name: "cut on the left alone", image: cut(plate, -3, 4), want: true },
    { name: "cut on the right alone", image: cut(plate, 4, -3), want: true },
    { name: "bright letters on dark, whole", image: cut(negative, 0), want: false },
    { name: "bright letters on dark, cut 3 %", image: cut(negative, -3), want: true },
  ])("$name: $want", ({ image, want }) => {
    expect(inkAtEdge(image)).toBe(want);
  });

  test.each([
    { name: "a band in the colour of the ink, from top to bottom", image: cut(withBand, 0) },
    { name: "a rim all around", image: cut(withRim, 0) },
    { name: "a fleck of dirt, lower than a quarter of the plate", image: cut(withDirt, 0) },
    { name: "a shadow over the lower edge", image: cut(withShadow, 0) },
    { name: "letters too pale to tell, even cut", image: cut(pale, -3) },
    { name: "nothing", image: cut(() => GROUND, 0) },
  ])("takes $name for no letter", ({ image }) => {
    expect(inkAtEdge(image)).toBe(false);
  });

  test("takes any size, and leaves the picture alone", () => {
    const one = { width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) } as const;
    expect(inkAtEdge(one)).toBe(false);
    const image = cut(plate, -3);
    const before = structuredClone(image);
    inkAtEdge(image);
    expect(image).toEqual(before);
  });
});
