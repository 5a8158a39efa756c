import { polygonArea, signedArea } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";

const SQUARE = [
  { x: 0, y: 0 },
  { x: 2, y: 0 },
  { x: 2, y: 2 },
  { x: 0, y: 2 },
];

describe("signedArea()", () => {
  test.each([
    { name: "is positive clockwise on screen", polygon: SQUARE, area: 4 },
    { name: "is negative the other way", polygon: [...SQUARE].reverse(), area: -4 },
    {
      name: "is half of base times height",
      polygon: [
        { x: 0, y: 0 },
        { x: 6, y: 0 },
        { x: 1, y: 5 },
      ],
      area: 15,
    },
    { name: "is 0 for a line", polygon: SQUARE.slice(0, 2), area: 0 },
    { name: "is 0 for nothing", polygon: [], area: 0 },
    { name: "is exact far from the origin", polygon: SQUARE.map(({ x, y }) => ({ x: x + 2 ** 40, y })), area: 4 },
  ])("$name", ({ polygon, area }) => {
    expect(signedArea(polygon)).toBe(area);
    expect(polygonArea(polygon)).toBe(Math.abs(area));
  });
});
