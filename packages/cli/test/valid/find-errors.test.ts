import { expect, test } from "vitest";
import { scorePhoto } from "@platekit/evaluate";
import { findErrors } from "../../src/valid/find-errors.ts";
import type { ValidEntry } from "../../src/valid/valid-entry.ts";

const ranks = (entry: ValidEntry) => findErrors(entry).map(({ rank }) => rank);
const square = (x: number) => [
  { x, y: 0 },
  { x: x + 10, y: 0 },
  { x: x + 10, y: 10 },
  { x, y: 10 },
];
const label = (line: number, x: number) => ({ line, text: "AB", box: { x0: x, y0: 0, x1: x + 10, y1: 10 } });

function photo(error?: { readonly code: string; readonly message: string }): ValidEntry {
  const readings = [
    { text: "AC", confidence: 0.8, polygon: square(0) },
    { text: "AB", confidence: 0.9, polygon: square(50) },
  ];
  const { labels } = scorePhoto([label(2, 0), label(3, 50), label(4, 200)], readings);
  const result = { imagePath: "a.png", labels, readings: 2, ms: {}, ...(error && { error }) };
  return { kind: "pipeline", result, chars: [] };
}

test("findErrors() ranks a wrong reading by its confidence, and a plate that was not found below", () => {
  expect(ranks(photo())).toEqual([0.8, 0]);
});

test("findErrors() names each label of a photo that failed, below everything", () => {
  const error = { code: "ERR_IMAGE_DECODE", message: "broken" };
  const errors = findErrors(photo(error));
  expect(errors).toMatchObject([2, 3, 4].map((line) => ({ rank: -1, error: { task: "failed", line, error } })));
});

test("findErrors() ranks a mask by what it lacks to a whole overlap", () => {
  const objects = { objects: 1, objectsFound: 1, objectsPredicted: 1, objectsRight: 1 };
  const pixels = { predicted: 4, truth: 4, pixels: 9 };
  const mask = (intersection: number, union: number): ValidEntry => ({
    kind: "segment",
    result: { imagePath: "a.png", intersection, union, ...pixels, ...objects, ms: {} },
  });
  expect(ranks(mask(1, 4))).toEqual([0.75]);
  expect(ranks(mask(4, 4))).toEqual([]);
  // Every plate met, and an overlap of 0.75: no error.
  expect(ranks(mask(3, 4))).toEqual([]);
});
