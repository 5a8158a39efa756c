import { expect, test } from "vitest";
import { prefetch } from "../src/prefetch.ts";

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

test("prefetch() keeps the order, whatever takes how long", async () => {
  const values: number[] = [];
  const prepare = async (ms: number): Promise<number> => {
    await pause(ms);
    return ms;
  };
  for await (const done of prefetch([30, 1, 20, 2], prepare, 3)) if ("value" in done) values.push(done.value);
  expect(values).toEqual([30, 1, 20, 2]);
});

test("prefetch() starts the next item while the current one is worked on, and no more than that", async () => {
  const started: number[] = [];
  const seen: number[][] = [];
  const prepare = async (item: number): Promise<void> => void started.push(item);
  for await (const { item } of prefetch([1, 2, 3, 4], prepare)) {
    await pause(1);
    seen.push([item, started.length]);
  }
  expect(seen).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 4],
  ]);
});

test.each([1, 2, 8])("prefetch() of %d ahead gives a failure in its place and goes on", async (ahead) => {
  const failure = new Error("broken");
  const prepare = async (item: string): Promise<string> => {
    if (item === "b") throw failure;
    return item.toUpperCase();
  };
  const results: unknown[] = [];
  for await (const done of prefetch(["a", "b", "c", "d"], prepare, ahead)) {
    results.push("value" in done ? done.value : done.error);
  }
  expect(results).toEqual(["A", failure, "C", "D"]);
});

test.each([1, 4])("prefetch() of %d ahead tells what came before its source failed, and closes it", async (ahead) => {
  const failure = new Error("the table ends here");
  let closed = false;
  async function* rows(): AsyncGenerator<number> {
    try {
      yield 1;
      yield 2;
      throw failure;
    } finally {
      closed = true;
    }
  }
  const seen: number[] = [];
  const consume = async (): Promise<void> => {
    for await (const { item } of prefetch(rows(), async () => undefined, ahead)) seen.push(item);
  };
  await expect(consume()).rejects.toBe(failure);
  expect(seen).toEqual([1, 2]);
  expect(closed).toBe(true);
});

test("prefetch() closes its source where the consumer stops early", async () => {
  let closed = false;
  async function* rows(): AsyncGenerator<number> {
    try {
      for (let row = 0; row < 1000; row += 1) yield row;
    } finally {
      closed = true;
    }
  }
  for await (const { item } of prefetch(rows(), async () => undefined, 3)) if (item === 2) break;
  expect(closed).toBe(true);
});
