import { boxIou, clipPolygon, intersectionArea, polygonBounds, polygonIou } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";

const box = (...[x0, y0, x1, y1]: [number, number, number, number]) => [
  { x: x0, y: y0 },
  { x: x1, y: y0 },
  { x: x1, y: y1 },
  { x: x0, y: y1 },
];
const PAIRS = [
  { name: "the same", a: [0, 0, 4, 2], b: [0, 0, 4, 2], shared: 8, iou: 1 },
  { name: "half shared", a: [0, 0, 4, 2], b: [2, 0, 6, 2], shared: 4, iou: 4 / 12 },
  { name: "one inside", a: [0, 0, 4, 4], b: [1, 1, 3, 3], shared: 4, iou: 4 / 16 },
  { name: "touching", a: [0, 0, 4, 2], b: [4, 0, 6, 2], shared: 0, iou: 0 },
  { name: "apart on both axes", a: [0, 0, 1, 1], b: [3, 3, 5, 5], shared: 0, iou: 0 },
  { name: "without area", a: [1, 1, 1, 1], b: [1, 1, 1, 1], shared: 0, iou: 0 },
] as {
  name: string;
  a: [number, number, number, number];
  b: [number, number, number, number];
  shared: number;
  iou: number;
}[];

describe.each(PAIRS)("of two boxes, $name:", ({ a, b, shared, iou }) => {
  test("intersectionArea() and polygonIou(), whichever way the corners run", () => {
    expect(intersectionArea(box(...a), box(...b))).toBeCloseTo(shared, 12);
    expect(polygonIou(box(...a), box(...b).reverse())).toBeCloseTo(iou, 12);
    expect(polygonIou(box(...b).reverse(), box(...a))).toBeCloseTo(iou, 12);
  });

  test("boxIou() agrees", () => {
    const [first, second] = [polygonBounds(box(...a)), polygonBounds(box(...b))];
    expect(boxIou(first, second)).toBeCloseTo(iou, 12);
  });
});

test("clipPolygon() cuts corners off", () => {
  const diamond = [
    { x: 0, y: -3 },
    { x: 3, y: 0 },
    { x: 0, y: 3 },
    { x: -3, y: 0 },
  ];
  // |x| + |y| ≤ 3 cut to |x|, |y| ≤ 2: 18 less four triangles of height 1 and base 2.
  expect(intersectionArea(diamond, box(-2, -2, 2, 2))).toBeCloseTo(14, 12);
  expect(clipPolygon(diamond, box(-2, -2, 2, 2))).toHaveLength(8);
});

test("intersectionArea() takes a first polygon with dents", () => {
  // A U of 3 wide legs: two parts of 1 × 2 reach into the window.
  const u = [
    [0, 0],
    [1, 0],
    [1, 3],
    [2, 3],
    [2, 0],
    [3, 0],
    [3, 4],
    [0, 4],
  ].map(([x, y]) => ({ x: x!, y: y! }));
  expect(intersectionArea(u, box(0, 0, 3, 2))).toBeCloseTo(4, 12);
});

test("polygonBounds() of nothing is an error", () => {
  expect(() => polygonBounds([])).toThrow("Cannot bound a polygon: must have at least one corner, got 0");
});
