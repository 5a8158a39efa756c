import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { main } from "@platekit/cli";
import { DEFAULT_RECOGNIZER, loadModel } from "platekit";
import { afterAll, expect, test } from "vitest";
import { dataFolder } from "../data-folder.ts";

/** Another processor rounds otherwise: of a hundred plates one may be read as another text, of all photos one more be read. */
const TOLERANCE = 0.01;
const MINUTES = 60_000;
const data = dataFolder();
const why = data === undefined ? " — SKIPPED: no folder of real photos (PLATEKIT_DATA)" : "";

interface Report {
  readonly n: number;
  readonly failed: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly negatives?: { readonly n: number; readonly with_reading: number };
}

async function report(argv: readonly string[]): Promise<Report> {
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
  return JSON.parse(parts.join("")) as Report;
}

const temporaries: string[] = [];
afterAll(() => Promise.all(temporaries.map((folder) => rm(folder, { recursive: true }))));

/** The table with absolute paths, without the crops of the drive that the reader was trained on. */
async function untrained(annotations: string): Promise<string> {
  const [head, ...rows] = (await readFile(annotations, "utf8")).trim().split("\n");
  const kept = rows.filter((row) => !row.includes("dayride_type1_001"));
  const temporary = await mkdtemp(join(tmpdir(), "lpr-valid-"));
  temporaries.push(temporary);
  const path = join(temporary, "annotations.csv");
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

/** Cells of the first row of a card that begins so. */
function rowOf(card: string, first: string): readonly string[] {
  const line = card.split("\n").find((text) => text.startsWith(`| ${first} |`));
  return line!
    .split("|")
    .map((cell) => cell.trim())
    .slice(1, -1);
}

test.skipIf(data === undefined)(
  `lpr valid measures what the model card of the default reader says: whole photos${why}`,
  async () => {
    const card = await readFile(new URL("../../models/plate-ocr/README.md", import.meta.url), "utf8");
    const [, photos, ...told] = rowOf(card, "all");
    const negatives = [rowOf(card, "road")[1]!, rowOf(card, "negatives")[1]!].map((cell) =>
      cell
        .match(/^(\d+) of (\d+)/u)!
        .slice(1)
        .map(Number),
    );
    const scenes = ["--task", "pipeline", "--annotations", join(data!, "eval/scenes/annotations.csv")];
    const empty = ["--negatives", join(data!, "train/road"), "--negatives", join(data!, "eval/negatives")];
    const { n, failed, metrics, ...rest } = await report([...scenes, ...empty]);
    expect({ n, failed }).toEqual({ n: Number(photos), failed: 0 });
    for (const [index, name] of ["found_03", "found_05", "read_strict", "read_folded"].entries()) {
      const share = Number(told[index]!.match(/^[\d.]+/u)![0]) / 100;
      expect(Math.abs(metrics[name]! - share), name).toBeLessThanOrEqual(TOLERANCE);
    }
    expect(rest.negatives!.n).toBe(negatives[0]![1]! + negatives[1]![1]!);
    expect(rest.negatives!.with_reading).toBeLessThanOrEqual(negatives[0]![0]! + negatives[1]![0]! + 1);
  },
  5 * MINUTES,
);
