// Our geometry against OpenCV's: `generate.py` beside this file made the expected numbers.
import { readFileSync } from "node:fs";
import {
  applyHomography,
  convexHull,
  dilatePolygon,
  intersectionArea,
  minAreaRect,
  orderCorners,
  pointInPolygon,
  polygonArea,
  signedArea,
} from "@platekit/core/geometry";
import type { Homography, Point, Quad } from "@platekit/core/geometry";
import { findContours, fitQuad, refineBorder, solveHomography, warpPlate } from "@platekit/rectify";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../support/ascii-mask.ts";
import { cornerDistance } from "../../support/draw-polygon.ts";

type Pair = [x: number, y: number];

function cases<T>(name: string): T[] {
  const text = readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as { cases: T[] }).cases;
}

const toPoint = ([x, y]: Pair): Point => ({ x, y });
const toQuad = (pairs: Pair[]): Quad => orderCorners(pairs.map(toPoint));

/** A closed walk without its start: every cell with its two neighbours, in one list that can be compared. */
function steps(walk: readonly Point[]): string[] {
  const cell = (i: number) => `${walk.at(i % walk.length)!.x},${walk.at(i % walk.length)!.y}`;
  return walk.map((_, i) => `${cell(i - 1 + walk.length)} ${cell(i)} ${cell(i + 1)}`).sort();
}

describe("findContours() walks as cv2.findContours", () => {
  const given = cases<{ mask: string[]; outer: Pair[][]; outermostCount: number }>("contours");

  test.each(given.map((c, i) => ({ ...c, i })))("mask $i: every component's outer border", ({ mask, outer }) => {
    const ours = findContours(asciiMask(mask.join("\n")));
    // OpenCV walks the other way around.
    const theirs = outer.map((walk) => walk.map(toPoint).reverse());
    expect(ours.map(steps).map(String).sort()).toEqual(theirs.map(steps).map(String).sort());
  });

  test("the fixtures hold holes with islands, where RETR_EXTERNAL finds fewer", () => {
    expect(given.some(({ outer, outermostCount }) => outermostCount < outer.length)).toBe(true);
  });
});

describe("convexHull() and minAreaRect() against OpenCV", () => {
  interface Case {
    points: Pair[];
    hull: Pair[];
    hullArea: number;
    rect: { center: Pair; sides: Pair };
    rectCorners: Pair[];
  }
  const given = cases<Case>("hulls-and-rects").map((c, i) => ({ ...c, i, n: c.points.length }));

  test.each(given)("$n points, case $i: the same hull", ({ points, hull, hullArea }) => {
    const ours = convexHull(points.map(toPoint));
    const sorted = (corners: readonly Point[]) => corners.map(({ x, y }) => `${x} ${y}`).sort();
    expect(sorted(ours)).toEqual(sorted(hull.map(toPoint)));
    expect(Math.abs(polygonArea(ours) - hullArea)).toBeLessThan(1e-3 * hullArea);
  });

  test.each(given)("$n points, case $i: a rectangle of the same area around all points", ({ points, rect }) => {
    const ours = minAreaRect(points.map(toPoint));
    const area = rect.sides[0] * rect.sides[1];
    // OpenCV computes in float32, and four decimals are written: 1e-4 of the area and 1e-3 px².
    expect(Math.abs(ours.width * ours.height - area)).toBeLessThan(1e-4 * area + 1e-3);
    const grown = dilatePolygon(ours.corners, 1e-6);
    expect(points.map(toPoint).filter((point) => !pointInPolygon(point, grown))).toEqual([]);
    expect(signedArea(ours.corners)).toBeGreaterThan(0);
  });

  test("the same rectangle to 0.01 px, but where two have the least area", () => {
    const differing = given.filter(({ points, rectCorners }) => {
      const theirs = rectCorners.map(toPoint);
      const { corners } = minAreaRect(points.map(toPoint));
      return !corners.every((corner) => theirs.some((other) => cornerDistance([corner], [other]) < 0.01));
    });
    // Case 7: 42.268 × 48.681 and 48.884 × 42.092 are both 2057.6505.
    expect(differing.map(({ i }) => i)).toEqual([7]);
  });
});

describe("intersectionArea() against cv2.intersectConvexConvex", () => {
  test.each(cases<{ a: Pair[]; b: Pair[]; area: number }>("intersections"))("area $area", ({ a, b, area }) => {
    expect(Math.abs(intersectionArea(a.map(toPoint), b.map(toPoint)) - area)).toBeLessThan(1e-3 * area);
  });
});

describe("solveHomography() against cv2.getPerspectiveTransform", () => {
  interface Case {
    plate: Pair[];
    image: Pair[];
    imageFromPlate: Homography;
  }
  test.each(cases<Case>("homographies").map((c, i) => ({ ...c, i })))("case $i", ({ plate, image, imageFromPlate }) => {
    const ours = solveHomography(plate.map(toPoint), image.map(toPoint));
    // Relative to each element: the matrix mixes 1e2 (shifts) with 1e-4 (perspective).
    const errors = ours.map((value, i) => Math.abs(value - imageFromPlate[i]!) / (Math.abs(imageFromPlate[i]!) + 1e-6));
    expect(Math.max(...errors)).toBeLessThan(1e-6);
    const center = { x: 128, y: 30 };
    const [mine, theirs] = [applyHomography(ours, center), applyHomography(imageFromPlate, center)];
    expect(cornerDistance([mine], [theirs])).toBeLessThan(1e-6);
  });
});

describe("warpPlate() against cv2.warpPerspective", () => {
  const given = cases<{ imageFromPlate: Homography; pixels: number[] }>("warp").map((c, i) => ({ ...c, i }));

  test.each(given)("case $i: within 4 levels anywhere, 0.5 on average", ({ imageFromPlate, pixels }) => {
    const image = { width: 64, height: 48, channels: 3 as const, data: waves(64, 48) };
    const flat = warpPlate(image, imageFromPlate, { width: 40, height: 16 });
    const errors = pixels.map((value, i) => Math.abs(value - flat.data[i]!));
    // OpenCV rounds positions to 1/32 px: on a slope of at most 20 levels a pixel that is 0.3 either way and axis.
    expect(flat.data).toHaveLength(pixels.length);
    expect(Math.max(...errors)).toBeLessThanOrEqual(4);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(0.5);
  });
});

/** The picture of `generate.py`: one sine wave a channel. */
function waves(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  const periods = [[5, 9] as const, [7, -6] as const, [-11, 4] as const];
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    const [a, b] = periods[i % 3]!;
    data[i] = Math.floor(128 + 100 * Math.sin((pixel % width) / a + Math.floor(pixel / width) / b));
  }
  return data;
}

describe("fitQuad() on masks OpenCV filled", () => {
  const given = cases<{ corners: Pair[]; runs: Pair[]; rect: Pair[] }>("fitted").map((c, i) => ({ ...c, i }));

  const errors = given.map(({ corners, runs, rect }) => {
    const data = Float32Array.from({ length: 96 * 96 }, (_, i) => {
      const [first, last] = runs[Math.floor(i / 96)]!;
      return i % 96 >= first && i % 96 <= last && first >= 0 ? 1 : 0;
    });
    const map = { width: 96, height: 96, data };
    const [contour] = findContours({ ...map, data: Uint8Array.from(data) });
    const ours = cornerDistance(fitQuad(refineBorder(contour!, map, 0.5), 1), toQuad(corners));
    return { ours, theirs: cornerDistance(toQuad(rect), toQuad(corners)) };
  });
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  // The stairs of a mask of 0 and 1 are half a cell high, and a short side has few of them.
  test.each(errors.map((e, i) => ({ ...e, i })))("quad $i: every corner within 1 cell", ({ ours }) => {
    expect(ours).toBeLessThan(1);
  });

  test("the worst corner is 0.5 cell off on average, four times better than cv2.minAreaRect", () => {
    expect(mean(errors.map(({ ours }) => ours))).toBeLessThan(0.5);
    expect(mean(errors.map(({ ours }) => ours)) * 4).toBeLessThan(mean(errors.map(({ theirs }) => theirs)));
  });
});
