import type { ProgressEvent } from "@platekit/core";
import type { PlateReading, Reader } from "platekit";
import { expect, test } from "vitest";
import { measureLatency } from "../../src/benchmark/measure-latency.ts";
import { fakeClock, fakePhoto } from "./support/fake-tools.ts";

const PLATE = {} as PlateReading;

interface FakeReading {
  readonly regions: number;
  readonly plates: number;
}

/** A reader that takes 10 ms to decode, 20 to segment, 1 to rectify, 5 to read, and 3 in between. */
function fakeReader(clock: ReturnType<typeof fakeClock>, readings: readonly FakeReading[]): Pick<Reader, "read"> {
  return {
    read: async (source, options) => {
      const { regions, plates } = readings[(source as Uint8Array)[0]!]!;
      const tell = (ms: number, event: ProgressEvent): void => {
        clock.spend(ms);
        options?.onProgress?.(event);
      };
      tell(10, { stage: "decode", width: 1, height: 1 });
      clock.spend(1);
      tell(20, { stage: "segment", regions, ms: 20 });
      clock.spend(2);
      tell(regions > 0 ? 1 : 0, { stage: "rectify", plates, ms: regions > 0 ? 1 : 0 });
      tell(plates > 0 ? 5 : 0, { stage: "recognize", plates, ms: plates > 0 ? 5 : 0 });
      return Array.from({ length: plates }, () => PLATE);
    },
  };
}

const measure = (readings: readonly FakeReading[], iterations: number) => {
  const clock = fakeClock();
  return measureLatency({
    reader: fakeReader(clock, readings),
    photos: readings.map((_, index) => fakePhoto(`${index}.jpg`, Uint8Array.of(index))),
    threads: 2,
    plan: { warmup: 1, iterations },
    world: { now: clock.now },
  });
};

test("measureLatency() tells the parts of the readings it measures, and they add up to the whole", async () => {
  const { rows, platesPerPhoto } = await measure([{ regions: 1, plates: 1 }], 4);
  expect(rows.map(({ stage, times }) => [stage, times.n, times.mean])).toEqual([
    ["decode", 4, 10],
    ["segment", 4, 20],
    ["rectify", 4, 1],
    ["ocr", 4, 5],
    ["rest", 4, 3],
    // 10 + 20 + 1 + 5 + 3
    ["whole", 4, 39],
  ]);
  expect(rows.every(({ threads }) => threads === 2)).toBe(true);
  expect(platesPerPhoto).toBe(1);
});

test("measureLatency() counts for rectify and ocr only photos that gave them something to do", async () => {
  // Three photos in turn: a plate; a region whose quad is no quad; nothing. Asked for 4 readings, two rounds are read.
  const { rows, platesPerPhoto } = await measure(
    [
      { regions: 1, plates: 1 },
      { regions: 1, plates: 0 },
      { regions: 0, plates: 0 },
    ],
    4,
  );
  const counts = Object.fromEntries(rows.map(({ stage, times }) => [stage, times.n]));
  expect(counts).toEqual({ decode: 6, segment: 6, rectify: 4, ocr: 2, rest: 6, whole: 6 });
  // 39, 34 and 33 ms: (39 + 34 + 33) / 3.
  expect(rows.at(-1)!.times.mean).toBeCloseTo(106 / 3, 10);
  expect(platesPerPhoto).toBeCloseTo(1 / 3, 10);
});

test("measureLatency() has no row for a station that never had anything to do", async () => {
  const { rows } = await measure([{ regions: 0, plates: 0 }], 2);
  expect(rows.map(({ stage }) => stage)).toEqual(["decode", "segment", "rest", "whole"]);
});
