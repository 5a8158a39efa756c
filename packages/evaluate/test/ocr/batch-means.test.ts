import { expect, test } from "vitest";
import { createBatchMeans } from "../../src/ocr/batch-means.ts";

function meanOf(batchSize: number, rows: readonly (readonly [hits: number, of: number])[]): number {
  const means = createBatchMeans(batchSize);
  for (const [hits, of] of rows) means.add(hits, of);
  return means.value();
}

const plates = (hits: readonly number[]) => hits.map((hit) => [hit, 1] as const);

// Measured on Keras 3.15.1: a batch of three with two right, then a batch of one that is wrong → 0.33333334, not 0.5.
test("createBatchMeans() counts a short last batch as much as a full one", () => {
  expect(meanOf(3, plates([1, 1, 0, 0]))).toBe(Math.fround(0.33333334));
});

test("createBatchMeans() with batches of one is the mean over the rows", () => {
  expect(meanOf(1, plates([1, 1, 0, 0]))).toBe(0.5);
});

/* NumPy 2.4.6, all in float32:
     right = np.array([8, 9, 7, 9, 5, 9, 9], np.float32); total = np.float32(0)
     for i in range(0, 7, 3): total += right[i:i+3].sum(dtype=np.float32) / np.float32(9 * len(right[i:i+3]))
     total / np.float32(3)  → 0.91358024 */
test("createBatchMeans() shares slots among all slots of a batch, in float32", () => {
  const rows = [8, 9, 7, 9, 5, 9, 9].map((right) => [right, 9] as const);
  expect(meanOf(3, rows)).toBe(Math.fround(0.91358024));
});

/* NumPy 2.4.6: total = np.float32(0); [total := total + np.float32(8) / np.float32(9) for _ in range(100000)]
     total / np.float32(100000) → 0.88991594; exactly it would be 0.8888889. fast-plate-ocr has this error too. */
test("createBatchMeans() adds up in float32, with the error that Keras has over many batches", () => {
  const rows = Array.from({ length: 100_000 }, () => [8, 9] as const);
  expect(meanOf(1, rows)).toBe(Math.fround(0.88991594));
});

test("createBatchMeans() gives a failed row the slots of the others, all wrong", () => {
  expect(
    meanOf(2, [
      [8, 8],
      [0, 0],
    ]),
  ).toBe(0.5);
  expect(
    meanOf(1, [
      [0, 0],
      [8, 8],
    ]),
  ).toBe(0.5);
});

test("createBatchMeans() may be asked in the middle of a batch", () => {
  const means = createBatchMeans(2);
  expect(means.value()).toBe(0);
  means.add(1, 1);
  expect(means.value()).toBe(1);
  means.add(0, 1);
  expect(means.value()).toBe(0.5);
});

test.each([0, 1.5, -1])("createBatchMeans() refuses batches of %d", (size) => {
  expect(() => createBatchMeans(size)).toThrow(`must be a whole number above 0, got ${size}`);
});
