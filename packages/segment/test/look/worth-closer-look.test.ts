import { expect, test } from "vitest";
import { worthCloserLook } from "../../src/look/worth-closer-look.ts";
import { makeSighting } from "../support/make-sighting.ts";

const size = { width: 256, height: 256 };
const input = { width: 512 };
const window = (side: number) => ({ x: 0, y: 0, width: side, height: side });
/** A plate 20 cells wide in a map of `scale` source pixels a cell. */
const plate = (scale: number, more = {}) =>
  makeSighting(`${"#".repeat(20)}\n${"#".repeat(20)}`, {
    place: { offsetX: 0, offsetY: 0, scaleX: scale, scaleY: scale },
    ...more,
  });

test.each([
  { name: "is worth it where the plate gets larger", sighting: plate(4), side: 176, worth: true },
  { name: "is not where it was seen as large already", sighting: plate(1), side: 220, worth: false },
  { name: "is where the window cut the plate off", sighting: plate(1, { isClipped: true }), side: 220, worth: true },
  // 20 cells of 0.05 source pixels are one pixel: the look would show it 256 wide at most
  { name: "is not where it would leave the known sizes", sighting: plate(4), side: 70, worth: false },
])("worthCloserLook() $name", ({ sighting, side, worth }) => {
  expect(worthCloserLook(sighting, { window: window(side), size }, { input, minGain: 1.25 })).toBe(worth);
});

test("worthCloserLook() takes a step back from a plate larger than the network knows", () => {
  const large = makeSighting(`${"#".repeat(300)}\n`.repeat(60));
  expect(worthCloserLook(large, { window: window(660), size }, { input, minGain: 1.25 })).toBe(true);
});
