import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { mapAhead } from "../../src/files/map-ahead.ts";

async function collect<T>(values: AsyncIterable<T>, into: T[] = []): Promise<T[]> {
  for await (const value of values) into.push(value);
  return into;
}

describe("mapAhead()", () => {
  test("keeps the order, though later work may end first, and never works on more than it may", async () => {
    let [running, most] = [0, 0];
    const work = async (wait: number) => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(wait);
      running -= 1;
      return wait;
    };
    expect(await collect(mapAhead([20, 1, 10, 1, 5, 1], 2, work))).toEqual([20, 1, 10, 1, 5, 1]);
    expect(most).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(1);
  });

  test("what came before a failure is given first", async () => {
    async function* items() {
      yield* [1, 2, 3];
      throw new Error("no more");
    }
    const got: number[] = [];
    await expect(
      collect(
        mapAhead(items(), 8, async (item) => item * 2),
        got,
      ),
    ).rejects.toThrow("no more");
    expect(got).toEqual([2, 4, 6]);
    const part: number[] = [];
    const work = async (item: number) => {
      if (item === 2) throw new Error("bad item");
      return item;
    };
    await expect(collect(mapAhead([1, 2, 3], 8, work), part)).rejects.toThrow("bad item");
    expect(part).toEqual([1]);
  });
});
