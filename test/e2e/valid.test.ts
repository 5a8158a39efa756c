import { mkdtempSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** The table with absolute paths, without the crops of the drive that the reader was trained on. */
async function untrained(annotations: string): Promise<string> {
  const [head, ...rows] = (await readFile(annotations, "utf8")).trim().split("\n");
  const kept = rows.filter((row) => !row.includes("dayride_type1_001"));
  const path = join(mkdtempSync(join(tmpdir(), "lpr-valid-")), "annotations.csv");
  const lines = [head, ...kept.map((row) => join(dirname(annotations), row))];
  await writeFile(path, `${lines.join("\n")}\n`);
  return path;
}

test.skipIf(data === undefined).each([
  { dataset: "crops-us", folder: "crops-us", table: async (path: string) => path, argv: [] },
  { dataset: "crops-ro-trimmed-untrained", folder: "crops-ro", table: untrained, argv: ["--trim", "0.0577"] },
])(
  `lpr valid measures what the model card of the default reader says: $dataset${why}`,
  async ({ dataset, folder, table, argv }) => {
    const { scores } = (await loadModel(DEFAULT_RECOGNIZER)).manifest;
    const told = (metric: string) => scores.find((score) => score.dataset === dataset && score.metric === metric)!;
    const annotations = await table(join(data!, "eval", folder, "annotations.csv"));
    const { n, failed, metrics } = await report(["--annotations", annotations, ...argv]);
    expect({ n, failed }).toEqual({ n: told("exact").n, failed: 0 });
    expect(Math.abs(metrics["plate_acc"]! - told("exact").value)).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(metrics["plate_acc_folded"]! - told("exact-folded").value)).toBeLessThanOrEqual(TOLERANCE);
  },
  2 * MINUTES,
);
