import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lookWindow } from "../../src/look/look-window.ts";

const source = { width: 1920, height: 1080 };

test.each([
  {
    name: "centres on the candidate, a bit over twice its size",
    box: { x0: 899.5, y0: 489.5, x1: 999.5, y1: 509.5 },
    window: { x: 840, y: 390, width: 220, height: 220 },
  },
  {
    name: "moves into the photo at its corner",
    box: { x0: -0.5, y0: -0.5, x1: 99.5, y1: 19.5 },
    window: { x: 0, y: 0, width: 220, height: 220 },
  },
  {
    name: "moves into the photo at the other corner",
    box: { x0: 1819.5, y0: 1059.5, x1: 1919.5, y1: 1079.5 },
    window: { x: 1700, y: 860, width: 220, height: 220 },
  },
  {
    name: "enlarges a tiny candidate no more than threefold",
    box: { x0: 499.5, y0: 499.5, x1: 509.5, y1: 503.5 },
    window: { x: 463, y: 460, width: 85, height: 85 },
  },
  {
    name: "is cut where the photo is lower than it",
    box: { x0: 499.5, y0: 499.5, x1: 1099.5, y1: 699.5 },
    window: { x: 140, y: 0, width: 1320, height: 1080 },
  },
])("lookWindow() $name", ({ box, window }) => {
  expect(lookWindow(box, { source, inputSide: 256 })).toEqual(window);
});

test("lookWindow() lies in the photo and holds the candidate, wherever it is", () => {
  const boxes = fc.record({
    x0: fc.double({ min: -0.5, max: 1900, noNaN: true }),
    y0: fc.double({ min: -0.5, max: 1060, noNaN: true }),
    width: fc.double({ min: 1, max: 1920, noNaN: true }),
    height: fc.double({ min: 1, max: 1080, noNaN: true }),
  });
  fc.assert(
    fc.property(boxes, ({ x0, y0, width, height }) => {
      const box = { x0, y0, x1: Math.min(x0 + width, 1919.5), y1: Math.min(y0 + height, 1079.5) };
      const window = lookWindow(box, { source, inputSide: 256 });
      expect(window.x).toBeGreaterThanOrEqual(0);
      expect(window.x + window.width).toBeLessThanOrEqual(1920);
      expect(window.y).toBeGreaterThanOrEqual(0);
      expect(window.y + window.height).toBeLessThanOrEqual(1080);
      expect(window.x - 0.5).toBeLessThanOrEqual(box.x0);
      expect(window.x + window.width - 0.5).toBeGreaterThanOrEqual(box.x1);
      expect(window.y - 0.5).toBeLessThanOrEqual(box.y0);
      expect(window.y + window.height - 0.5).toBeGreaterThanOrEqual(box.y1);
    }),
  );
});
