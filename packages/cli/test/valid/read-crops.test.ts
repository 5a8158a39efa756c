import type { PlateRow } from "@platekit/dataset";
import { PlateError } from "@platekit/core/errors";
import type { RecognizerManifest, TraceableRecognizer } from "platekit";
import { describe, expect, test } from "vitest";
import { PLATES_PER_RUN, readCrops } from "../../src/valid/read-crops.ts";
import type { CropWork } from "../../src/valid/read-crops.ts";

const PICTURE = { width: 4, height: 2, channels: 3, data: new Uint8Array(24) } as const;

async function* rowsOf(count: number): AsyncGenerator<PlateRow> {
  for (let line = 2; line < count + 2; line += 1) {
    yield { line, imagePath: `${line}.png`, path: `/${line}.png`, text: "A" };
  }
}

interface Fake {
  /** Plates of each run. */
  readonly runs: number[];
  readonly recognizer: TraceableRecognizer;
}

/** A reader that reads A from everything, unless `refuse` throws. */
function fakeRecognizer(refuse: (plates: number, run: number) => void = () => undefined): Fake {
  const runs: number[] = [];
  const trace: TraceableRecognizer["trace"] = async (plates) => {
    runs.push(plates.length);
    refuse(plates.length, runs.length);
    const chars = [{ char: "A", probability: 1, top3: [] }];
    return { texts: plates.map(() => ({ chars, probability: 0.5, alternatives: [{ text: "A", probability: 0.5 }] })) };
  };
  const manifest = { family: "ctc", labels: ["A"] } as unknown as RecognizerManifest;
  const recognizer: TraceableRecognizer = {
    manifest,
    trace,
    recognize: async (plates) => (await trace(plates)).texts,
    [Symbol.asyncDispose]: async () => undefined,
  };
  return { runs, recognizer };
}

const work = (recognizer: TraceableRecognizer, options: Partial<CropWork> = {}): CropWork => ({
  recognizer,
  trim: 0,
  open: async () => ({ picture: PICTURE, ms: 1 }),
  signal: new AbortController().signal,
  ...options,
});

async function linesOf(results: ReturnType<typeof readCrops>): Promise<{ line: number; error: string | undefined }[]> {
  const lines = [];
  for await (const { line, error } of results) lines.push({ line, error: error?.code });
  return lines;
}

describe("readCrops()", () => {
  test("hands full batches to the recogniser, the rest at the end, and gives the rows in order", async () => {
    const { runs, recognizer } = fakeRecognizer();
    const lines = await linesOf(readCrops(rowsOf(2 * PLATES_PER_RUN + 3), work(recognizer)));
    expect(runs).toEqual([PLATES_PER_RUN, PLATES_PER_RUN, 3]);
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 2 * PLATES_PER_RUN + 3 }, (_, row) => row + 2));
  });

  test("runs photos instead of crops in smaller batches, so that memory stays bounded", async () => {
    const { runs, recognizer } = fakeRecognizer();
    // 16 million pixels are the limit: two pictures of 4000 × 2000 reach it.
    const picture = { ...PICTURE, width: 4000, height: 2000 };
    await linesOf(readCrops(rowsOf(5), work(recognizer, { open: async () => ({ picture, ms: 1 }) })));
    expect(runs).toEqual([2, 2, 1]);
  });

  test("reads the plates of a batch one by one where the network cannot take one of them", async () => {
    const { runs, recognizer } = fakeRecognizer((plates, run) => {
      // The batch of three, and of the three alone the second.
      if (plates > 1 || run === 3) throw new RangeError("too thin");
    });
    const lines = await linesOf(readCrops(rowsOf(3), work(recognizer)));
    expect(runs).toEqual([3, 1, 1, 1]);
    expect(lines).toEqual([
      { line: 2, error: undefined },
      { line: 3, error: "ERR_UNEXPECTED" },
      { line: 4, error: undefined },
    ]);
  });

  test("gives up where the network fails, after the rows that came before", async () => {
    const failure = new PlateError("ERR_SESSION_RUN", "Cannot run model");
    const { recognizer } = fakeRecognizer((_, run) => {
      if (run === 2) throw failure;
    });
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      // Pictures that take long: the failure comes while nobody waits for it.
      const open = async () => {
        await new Promise((resolve) => void setTimeout(resolve, 2));
        return { picture: PICTURE, ms: 1 };
      };
      for await (const { line } of readCrops(rowsOf(4 * PLATES_PER_RUN), work(recognizer, { open }))) seen.push(line);
    };
    await expect(read()).rejects.toBe(failure);
    expect(seen).toHaveLength(PLATES_PER_RUN);
  });

  test("ends early where it is stopped, in whole batches", async () => {
    const controller = new AbortController();
    const { recognizer } = fakeRecognizer((_, run) => {
      if (run === 2) controller.abort(new Error("Interrupted"));
    });
    const lines = await linesOf(readCrops(rowsOf(90), work(recognizer, { signal: controller.signal })));
    expect(lines.length % PLATES_PER_RUN).toBe(0);
    expect(lines.length).toBeLessThan(90);
  });
});
