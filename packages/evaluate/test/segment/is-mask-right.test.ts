import { isMaskRight } from "@platekit/evaluate";
import { expect, test } from "vitest";

// Of 100 pixels in either mask, so many are in both.
const RIGHT = {
  imagePath: "a.jpg",
  intersection: 75,
  union: 100,
  predicted: 80,
  truth: 95,
  pixels: 1000,
  objects: 2,
  objectsFound: 2,
  objectsPredicted: 2,
  objectsRight: 2,
  ms: {},
};

test.each([
  { name: "every plate met and an overlap of just 0.75", own: {}, right: true },
  { name: "an overlap below 0.75", own: { intersection: 74 }, right: false },
  {
    name: "a plate missed",
    own: { intersection: 99, objectsFound: 1, objectsPredicted: 1, objectsRight: 1 },
    right: false,
  },
  { name: "a plate too many", own: { intersection: 99, objectsPredicted: 3 }, right: false },
  {
    name: "no plate where none is",
    own: { intersection: 0, union: 0, objects: 0, objectsFound: 0, objectsPredicted: 0, objectsRight: 0 },
    right: true,
  },
  {
    name: "a photo that could not be opened",
    own: { error: { code: "ERR_IMAGE_DECODE", message: "broken" } },
    right: false,
  },
])("isMaskRight() of $name: $right", ({ own, right }) => {
  expect(isMaskRight({ ...RIGHT, ...own })).toBe(right);
});
