import { createDuplicateCheck } from "@platekit/dataset";
import { expect, test } from "vitest";

test("createDuplicateCheck() tells the first line of a file that comes again", () => {
  const check = createDuplicateCheck();
  expect(check({ line: 2, path: "/a.jpg" })).toBeUndefined();
  expect(check({ line: 3, path: "/b.jpg" })).toBeUndefined();
  expect(check({ line: 4, path: "/a.jpg" })).toBe(2);
  expect(check({ line: 5, path: "/a.jpg" })).toBe(2);
});

test("createDuplicateCheck() lets a photo show several plates, but not the same one twice", () => {
  const check = createDuplicateCheck();
  const box = { x0: 0, y0: 0, x1: 4, y1: 2 };
  expect(check({ line: 2, path: "/a.jpg", box })).toBeUndefined();
  expect(check({ line: 3, path: "/a.jpg", box: { ...box, x1: 5 } })).toBeUndefined();
  expect(check({ line: 4, path: "/a.jpg", box: { ...box } })).toBe(2);
});
