import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutToSource } from "../../src/look/cut-to-source.ts";

const numbered = (width: number, height: number) => ({
  width,
  height,
  data: Float32Array.from({ length: width * height }, (_, cell) => cell),
});

test("cutToSource() drops the padding rows of a letterbox and moves the placement with them", () => {
  // 8 × 4 photo in a 4 × 4 input: rows 1 and 2 hold it, scale 2
  const letterbox = { map: numbered(4, 4), sourceFromMap: { offsetX: 0.5, offsetY: -1.5, scaleX: 2, scaleY: 2 } };
  expect(cutToSource(letterbox, { width: 8, height: 4 })).toEqual({
    map: { width: 4, height: 2, data: Float32Array.of(4, 5, 6, 7, 8, 9, 10, 11) },
    sourceFromMap: { offsetX: 0.5, offsetY: 0.5, scaleX: 2, scaleY: 2 },
  });
});

test("cutToSource() returns a map without padding as it is", () => {
  const placed = { map: numbered(4, 2), sourceFromMap: { offsetX: 0.5, offsetY: 0.5, scaleX: 2, scaleY: 2 } };
  expect(cutToSource(placed, { width: 8, height: 4 })).toBe(placed);
});

test("cutToSource() keeps exactly the cells whose centres lie in the photo, each at its place", () => {
  const cases = fc.record({
    offset: fc.double({ min: -20, max: 1, noNaN: true }),
    scale: fc.double({ min: 0.3, max: 5, noNaN: true }),
    length: fc.integer({ min: 4, max: 30 }),
  });
  fc.assert(
    fc.property(cases, ({ offset, scale, length }) => {
      const place = { offsetX: offset, offsetY: 0, scaleX: scale, scaleY: 1 };
      const inside = Array.from({ length: 24 }, (_, cell) => offset + cell * scale).filter(
        (x) => x >= -0.5 && x < length - 0.5,
      );
      fc.pre(inside.length > 0);
      const { map, sourceFromMap } = cutToSource(
        { map: numbered(24, 1), sourceFromMap: place },
        { width: length, height: 1 },
      );
      expect(map.width).toBe(inside.length);
      expect(Math.abs(sourceFromMap.offsetX - inside[0]!)).toBeLessThan(1e-9);
      expect(Math.abs(offset + map.data[0]! * scale - inside[0]!)).toBeLessThan(1e-9);
    }),
  );
});
