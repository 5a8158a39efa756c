import { measureTimes } from "@platekit/evaluate";
import { expect, test } from "vitest";

/** A clock that only the work moves on. */
function fakeClock() {
  let time = 1000;
  return {
    now: () => time,
    spend: (ms: number) => {
      time += ms;
    },
  };
}

test("measureTimes() warms up with rounds below 0 and measures each later run alone", async () => {
  const { now, spend } = fakeClock();
  const rounds: number[] = [];
  const work = (round: number): void => {
    rounds.push(round);
    spend(round < 0 ? 500 : round + 1);
  };
  expect(await measureTimes(work, { warmup: 2, iterations: 3 }, { now })).toEqual([1, 2, 3]);
  expect(rounds).toEqual([-2, -1, 0, 1, 2]);
});

test("measureTimes() waits for a promise within the time", async () => {
  const { now, spend } = fakeClock();
  const work = async (): Promise<void> => {
    spend(1);
    await Promise.resolve();
    spend(4);
  };
  expect(await measureTimes(work, { warmup: 0, iterations: 2 }, { now })).toEqual([5, 5]);
});

test.each([
  // 0.3 s at 100 ms a run: three runs; the warm-up of 100 ms does not count.
  { name: "until the time is spent", plan: { warmup: 1, seconds: 0.3, atLeast: 1 }, runs: 3 },
  { name: "at least so many runs, however long they take", plan: { warmup: 0, seconds: 0.1, atLeast: 5 }, runs: 5 },
  {
    name: "whole rounds of the inputs, by time",
    plan: { warmup: 0, seconds: 0.3, atLeast: 1, multipleOf: 4 },
    runs: 4,
  },
  { name: "whole rounds of the inputs, by number", plan: { warmup: 0, iterations: 5, multipleOf: 3 }, runs: 6 },
])("measureTimes() measures $name", async ({ plan, runs }) => {
  const { now, spend } = fakeClock();
  expect(await measureTimes(() => spend(100), plan, { now })).toHaveLength(runs);
});

test("measureTimes() stops between two runs, by what a timer does meanwhile", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error("stopped")), 1);
  const endless = measureTimes(
    () => undefined,
    { warmup: 0, iterations: Number.POSITIVE_INFINITY },
    {
      now: () => 0,
      signal: controller.signal,
    },
  );
  await expect(endless).rejects.toThrow("stopped");
});

test("measureTimes() gives on what the work throws", async () => {
  const work = () => {
    throw new TypeError("broken");
  };
  await expect(measureTimes(work, { warmup: 0, iterations: 1 })).rejects.toThrow("broken");
});

test("measureTimes() takes the real clock where none is given", async () => {
  const wait = () => new Promise((resolve) => void setTimeout(resolve, 20));
  const [took = 0] = await measureTimes(wait, { warmup: 0, iterations: 1 });
  // A timer may come up to a millisecond early; a busy machine makes it late.
  expect(took).toBeGreaterThan(18);
});
