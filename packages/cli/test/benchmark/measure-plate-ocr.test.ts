import type { RasterImage } from "@platekit/core";
import { expect, test } from "vitest";
import { measurePlateOcr } from "../../src/benchmark/measure-plate-ocr.ts";
import type { PlateOcrRow, PlateOcrTools } from "../../src/benchmark/measure-plate-ocr.ts";
import { fakeClock, fakeTools } from "./support/fake-tools.ts";

interface Asked {
  readonly includeProcessing: boolean;
  readonly threads: readonly number[];
  readonly batchSizes: readonly number[];
}

/** Whether the network alone or the recogniser around it is measured shows in which of them is opened. */
async function measure(asked: Asked) {
  const opened: string[] = [];
  const sizes = new Set<string>();
  const { now, spend } = fakeClock();
  const tools: PlateOcrTools = {
    openNetwork: async (threads) => {
      opened.push(`network ${threads}`);
      const session = await fakeTools().openNetwork("recognize", threads);
      return {
        ...session,
        run: async ({ dims }) => {
          spend(dims[0]! * 2);
          return {} as never;
        },
      };
    },
    openRecognizer: async (threads) => {
      opened.push(`recognizer ${threads}`);
      return {
        recognize: async (images: readonly RasterImage[]) => {
          for (const { width, height } of images) sizes.add(`${width}×${height}`);
          spend(images.length * 5);
          return [];
        },
        [Symbol.asyncDispose]: async () => void opened.push("closed"),
      };
    },
    input: { width: 140, height: 70 },
  };
  const rows: PlateOcrRow[] = [];
  const work = { ...asked, plan: { warmup: 3, iterations: 4 }, world: { now } };
  for await (const row of measurePlateOcr(tools, work)) rows.push(row);
  return {
    opened,
    sizes: [...sizes],
    rows: rows.map((row) => [row.threads, row.batchSize, row.times.mean]),
    first: rows[0],
  };
}

test("measurePlateOcr() runs the network alone, for each number of threads and batch size", async () => {
  const { opened, rows, first } = await measure({ includeProcessing: false, threads: [1, 2], batchSizes: [1, 8] });
  expect(opened).toEqual(["network 1", "network 2"]);
  // 2 ms a plate.
  expect(rows).toEqual([
    [1, 1, 2],
    [1, 8, 16],
    [2, 1, 2],
    [2, 8, 16],
  ]);
  expect(first).toMatchObject({ warmup: 3, includeProcessing: false, times: { n: 4 } });
});

test("measurePlateOcr() with processing runs the recogniser on pictures of the size it takes, and closes it", async () => {
  const { opened, sizes, rows } = await measure({ includeProcessing: true, threads: [2], batchSizes: [4] });
  expect(opened).toEqual(["recognizer 2", "closed"]);
  expect(sizes).toEqual(["140×70"]);
  // 5 ms a plate.
  expect(rows).toEqual([[2, 4, 20]]);
});
