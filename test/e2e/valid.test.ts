import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { main } from "@platekit/cli";
import { DEFAULT_RECOGNIZER, loadModel } from "platekit";
import { expect, test } from "vitest";
import { dataFolder } from "../data-folder.ts";

/** Two processors may round one plate in a hundred otherwise. */
const TOLERANCE = 0.01;
const MINUTES = 60_000;
const data = dataFolder();
const why = data === undefined ? " — SKIPPED: no folder of real photos (PLATEKIT_DATA)" : "";

async function report(
  argv: readonly string[],
): Promise<{ n: number; failed: number; metrics: Record<string, number> }> {
  const parts: string[] = [];
  const stream = (keep: string[]): Writable =>
    new Writable({
      write: (chunk, _, next) => {
        keep.push(String(chunk));
        next();
      },
    });
  const code = await main(["valid", ...argv, "--json", "-"], {
    stdin: Readable.from([]),
    stdout: stream(parts),
    stderr: stream([]),
    env: {},
    signal: new AbortController().signal,
  });
  expect(code).toBe(0);
  return JSON.parse(parts.join("")) as Awaited<ReturnType<typeof report>>;
}

test.skipIf(data === undefined).each([
  { dataset: "crops-us", folder: "crops-us", argv: [] },
  { dataset: "crops-ro-trimmed", folder: "crops-ro", argv: ["--trim", "0.0577"] },
])(
  `lpr valid measures what the model card of the default reader says: $dataset${why}`,
  async ({ dataset, folder, argv }) => {
    const { scores } = (await loadModel(DEFAULT_RECOGNIZER)).manifest;
    const told = (metric: string) => scores.find((score) => score.dataset === dataset && score.metric === metric)!;
    const annotations = join(data!, "eval", folder, "annotations.csv");
    const { n, failed, metrics } = await report(["--annotations", annotations, ...argv]);
    expect({ n, failed }).toEqual({ n: told("exact").n, failed: 0 });
    expect(Math.abs(metrics["plate_acc"]! - told("exact").value)).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(metrics["plate_acc_folded"]! - told("exact-folded").value)).toBeLessThanOrEqual(TOLERANCE);
  },
  2 * MINUTES,
);
