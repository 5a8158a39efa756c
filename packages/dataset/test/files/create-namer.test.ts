import { expect, test } from "vitest";
import { createNamer } from "../../src/files/create-namer.ts";

test("createNamer() counts names that were there, whatever their case, and folders apart", () => {
  const free = createNamer();
  expect(["a.jpg", "A.jpg", "b/a.jpg", "a-2.jpg", "a.jpg"].map(free)).toEqual([
    "a.jpg",
    "A-2.jpg",
    "b/a.jpg",
    "a-2-2.jpg",
    "a-3.jpg",
  ]);
});

test("createNamer() takes no longer for the last of many equal names", () => {
  const free = createNamer();
  const started = performance.now();
  let last = "";
  for (let count = 0; count < 50_000; count += 1) last = free("a.jpg");
  expect(last).toBe("a-50000.jpg");
  // Counting on takes a tenth of a second; beginning at 2 each time would be 1.25 billion tries.
  expect(performance.now() - started).toBeLessThan(5000);
});
