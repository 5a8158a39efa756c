import type { PlateReading, Quad } from "platekit";
import { describe, expect, test } from "vitest";
import { platesSvg } from "../../src/draw/plates-svg.ts";

const SIZE = { width: 600, height: 400 };

function reading(text: string, confidence: number, y = 100): PlateReading {
  const polygon: Quad = [
    { x: 100, y },
    { x: 200, y },
    { x: 200, y: y + 30 },
    { x: 100, y: y + 30 },
  ];
  return { text, rawText: text, confidence, chars: [], alternatives: [], score: 1, polygon };
}

const rectOf = (svg: string): { y: number; height: number } => {
  const [, y, height] = /<rect [^>]*y="([\d.-]+)" [^>]*height="([\d.]+)"/.exec(svg)!;
  return { y: Number(y), height: Number(height) };
};

describe("platesSvg()", () => {
  test("is as large as the photo and outlines the plate half a pixel on: pixel 0 is centred at 0.5 in SVG", () => {
    const svg = platesSvg([reading("ABC123", 0.95)], SIZE);
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="600" height="400">/);
    expect(svg).toContain('points="100.50,100.50 200.50,100.50 200.50,130.50 100.50,130.50"');
  });

  test.each([
    { confidence: 0.95, color: "#0a7d32" },
    { confidence: 0.8, color: "#9a6700" },
    { confidence: 0.3, color: "#c62828" },
  ])("colours a confidence of $confidence $color", ({ confidence, color }) => {
    expect(platesSvg([reading("A1", confidence)], SIZE)).toContain(`stroke="${color}"`);
  });

  test.each([
    { confidence: 0.9973, percent: "99" },
    { confidence: 0.897, percent: "89" }, // yellow: green begins at 90
    { confidence: 0.29, percent: "29" }, // 28.999999999999996 in floating point
    { confidence: 1, percent: "100" },
  ])("writes a confidence of $confidence as $percent %", ({ confidence, percent }) => {
    expect(platesSvg([reading("Ж1", confidence)], SIZE)).toContain(`>Ж1 ${percent}%</text>`);
  });

  test("writes above the plate, and below where there is no room above", () => {
    const above = rectOf(platesSvg([reading("A1", 1)], SIZE));
    const below = rectOf(platesSvg([reading("A1", 1, 2)], SIZE));
    expect(above.y + above.height).toBeLessThan(100);
    expect(below.y).toBeGreaterThan(32);
  });

  test.each([
    { name: "in the middle", y: 200 },
    { name: "at the top", y: 2 },
    { name: "at the bottom", y: 365 },
  ])("writes the labels of three plates in one place $name one above the other", ({ y }) => {
    const svg = platesSvg(
      ["A1", "B2", "C3"].map((text) => reading(text, 1, y)),
      SIZE,
    );
    const boxes = [...svg.matchAll(/<rect [^>]*y="([\d.-]+)" [^>]*height="([\d.]+)"/g)]
      .map(([, top, height]) => ({ top: Number(top), bottom: Number(top) + Number(height) }))
      .toSorted((a, b) => a.top - b.top);
    expect(boxes).toHaveLength(3);
    expect(boxes.at(0)!.top).toBeGreaterThanOrEqual(0);
    expect(boxes.at(2)!.bottom).toBeLessThanOrEqual(SIZE.height);
    // 0.2 px: coordinates are written with one decimal.
    for (const [index, { top }] of boxes.entries()) {
      if (index > 0) expect(top).toBeGreaterThan(boxes.at(index - 1)!.bottom - 0.2);
    }
  });

  test("draws letters as lines, without any font, and leaves other scripts to the machine's fonts", () => {
    expect(platesSvg([reading("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 1)], SIZE)).not.toContain("<text");
    expect(platesSvg([reading("12가3456", 1)], SIZE)).toContain(">12가3456 100%</text>");
  });

  test("escapes what a label may hold", () => {
    expect(platesSvg([reading("<&>", 1)], SIZE)).toContain("&lt;&amp;&gt;");
  });
});
