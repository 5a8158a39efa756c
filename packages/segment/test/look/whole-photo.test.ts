import { expect, test } from "vitest";
import { canBeLookedAt, wholePhoto } from "../../src/look/whole-photo.ts";

test("wholePhoto() is all of it", () => {
  expect(wholePhoto({ width: 3, height: 2 })).toEqual({ x: 0, y: 0, width: 3, height: 2 });
});

test.each([
  { width: 1, height: 1, can: true },
  { width: 1000, height: 10, can: true },
  { width: 1437, height: 1, can: false },
  { width: 1, height: 1437, can: false },
  { width: 0, height: 0, can: false },
])("canBeLookedAt() says $can to $width×$height", ({ width, height, can }) => {
  expect(canBeLookedAt({ width, height })).toBe(can);
});
