import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { decodeRle, encodeRle } from "../../src/masks/rle.ts";

/*
 * From pycocotools 2.0: m.encode(np.asfortranarray(mask))["counts"], and the same by run lengths of mask.flatten("F").
 */
const MASK = asciiMask(`
  #.....
  ..###.
  ..#.#.
  ..###.
  .....#
`);
const RUNS = [0, 1, 10, 3, 2, 1, 1, 1, 2, 3, 5, 1];
const PACKED = "01:2HNO0123N";

describe("decodeRle()", () => {
  test.each([{ counts: RUNS }, { counts: PACKED }])("decodes $counts as pycocotools does", ({ counts }) => {
    expect(decodeRle(counts, MASK)).toEqual(MASK);
  });

  test("decodes runs of several groups", () => {
    // mask = zeros((300, 400)); mask[100:180, 50:350] = 1; m.encode(asfortranarray(mask))["counts"]: runs of 15100, 80,
    // 220, then 597 differences of 0, and 14900 more at the end.
    const counts = `lg>\`2l6${"0".repeat(597)}da>`;
    const { data } = decodeRle(counts, { width: 400, height: 300 });
    expect(data.reduce((sum, value) => sum + value, 0)).toBe(80 * 300);
    expect([data[100 * 400 + 50], data[99 * 400 + 50], data[179 * 400 + 349], data[180 * 400 + 349]]).toEqual([
      1, 0, 1, 0,
    ]);
  });

  test.each([
    { name: "runs that do not fill the picture", counts: [0, 1, 10], message: /must add up to 6×5 = 30, got 11$/ },
    { name: "a negative run", counts: [31, -1], message: /must add up/ },
    { name: "no packed text", counts: "01 2", message: /must be COCO's packed text, got "01 "$/ },
    { name: "a text cut short", counts: "01:2HNO0123", message: /must add up/ },
    { name: "a number without end", counts: "o".repeat(9), message: /packed text/ },
  ])("refuses $name", ({ counts, message }) => {
    expect(() => decodeRle(counts, MASK)).toThrow(message);
  });
});

test("encodeRle() gives pycocotools' runs, and decodes to the same mask, whatever the mask", () => {
  expect(encodeRle(MASK)).toEqual(RUNS);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.uint8Array({ min: 0, max: 1, minLength: 1, maxLength: 60 }),
      (width, pixels) => {
        const height = Math.ceil(pixels.length / width);
        const data = new Uint8Array(width * height);
        data.set(pixels);
        const mask = { width, height, data };
        expect(decodeRle(encodeRle(mask), mask)).toEqual(mask);
      },
    ),
  );
});
