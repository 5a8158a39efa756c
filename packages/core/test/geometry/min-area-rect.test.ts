import { minAreaRect, orderCorners } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";

const points = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));

describe("minAreaRect()", () => {
  test.each([
    { name: "level", of: points([0, 0], [100, 0], [100, 30], [0, 30]), width: 100, height: 30, angle: 0 },
    { name: "upright", of: points([0, 0], [30, 0], [30, 100], [0, 100]), width: 100, height: 30, angle: 90 },
    {
      name: "falling",
      of: points([0, 0], [40, 40], [30, 50], [-10, 10]),
      width: Math.hypot(40, 40),
      height: Math.hypot(10, 10),
      angle: 45,
    },
    {
      name: "rising",
      of: points([0, 0], [40, -40], [50, -30], [10, 10]),
      width: Math.hypot(40, 40),
      height: Math.hypot(10, 10),
      angle: -45,
    },
    {
      name: "square on its corner",
      of: points([5, 0], [10, 5], [5, 10], [0, 5]),
      width: Math.hypot(5, 5),
      height: Math.hypot(5, 5),
      angle: 45,
    },
    { name: "upright line", of: points([1, 0], [1, 9]), width: 9, height: 0, angle: 90 },
    { name: "point", of: points([7, 7]), width: 0, height: 0, angle: 0 },
  ])("$name: $width × $height at $angle°", ({ of, width, height, angle }) => {
    const rect = minAreaRect(of);
    expect(rect.width).toBeCloseTo(width, 9);
    expect(rect.height).toBeCloseTo(height, 9);
    expect(rect.angle).toBeCloseTo(angle, 9);
  });

  test("gives its corners as orderCorners() does where it is wide", () => {
    const { corners } = minAreaRect(points([0, 0], [40, -40], [50, -30], [10, 10]));
    expect(corners).toEqual(orderCorners(corners));
    expect(corners[0].x).toBeCloseTo(0, 9);
    expect(corners[0].y).toBeCloseTo(0, 9);
  });

  test("wants points", () => {
    expect(() => minAreaRect([])).toThrow("Cannot fit a rectangle: must have at least one point, got 0");
  });
});
