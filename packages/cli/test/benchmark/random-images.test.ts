import { expect, test } from "vitest";
import { randomImages } from "../../src/benchmark/random-images.ts";

test("randomImages() gives pictures of the size asked, the same ones every time, and no two alike", () => {
  const [first, second] = randomImages(2, { width: 30, height: 20 });
  expect(first).toMatchObject({ width: 30, height: 20, channels: 3 });
  expect(first!.data).toHaveLength(1800);
  expect(second!.data).not.toEqual(first!.data);
  expect(randomImages(2, { width: 30, height: 20 })[1]).toEqual(second);
});

test("randomImages() uses all bytes about equally often", () => {
  const [image] = randomImages(1, { width: 256, height: 100 });
  const counts = Array.from({ length: 256 }, () => 0);
  for (const byte of image!.data) counts[byte]! += 1;
  // 76,800 draws of 256: 300 each, with a standard deviation of 17; five of those are 87.
  expect(Math.min(...counts)).toBeGreaterThan(213);
  expect(Math.max(...counts)).toBeLessThan(387);
});
