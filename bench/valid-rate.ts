/**
 * How fast and how flat `lpr valid` is: a table of many rows over a set of small pictures, made for it in a temporary folder.
 *
 *     pnpm bench:valid [--rows 100000] [--pictures 2000] [--model MODEL] [--threads N]
 *
 * Three rates are told: of the whole command; of the command with its pictures in memory, so that nothing is decoded; and
 * of the recogniser alone, given the same pictures in batches of the same size. The second is held against the third.
 * RSS is that of this process, in which the command runs, at 10, 50 and 100 % of the rows.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { parseArgs } from "node:util";
import { main } from "@platekit/cli";
import type { RasterImage } from "@platekit/core";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { createTextFile } from "@platekit/dataset";
import { parseOptions } from "../packages/cli/src/arguments/parse-options.ts";
import { loadTaskModels } from "../packages/cli/src/commands/load-task-models.ts";
import { VALID_SPEC } from "../packages/cli/src/commands/valid-spec.ts";
import { collectResults } from "../packages/cli/src/valid/collect-results.ts";
import { openJournal } from "../packages/cli/src/valid/journal.ts";
import { openOcrTask } from "../packages/cli/src/valid/open-ocr-task.ts";
import { PLATES_PER_RUN, readCrops } from "../packages/cli/src/valid/read-crops.ts";
import { passingRows } from "../packages/cli/src/valid/survey-table.ts";
import { parseValidRequest } from "../packages/cli/src/valid/valid-request.ts";
import { DEFAULT_RECOGNIZER, openRecognizer } from "platekit";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    pictures: { type: "string", default: "2000" },
    model: { type: "string", default: DEFAULT_RECOGNIZER },
    threads: { type: "string" },
  },
});
const [ROWS, PICTURES] = [Number(values.rows), Number(values.pictures)];
const MB = 1e6;
/** Rows of the comparison without decoding, and of the recogniser alone. */
const SHORT = Math.min(ROWS, 4000);
/** Times both are measured, in turns: what else the machine does weighs on both. */
const TURNS = 5;
const THREADS = values.threads === undefined ? {} : { threads: Number(values.threads) };

/** A picture of stripes like the strokes of characters: noise would make every reading a doubt. */
function drawCrop(seed: number): RasterImage {
  const [width, height] = [96, 24];
  const data = new Uint8Array(width * height * 3).fill(220);
  let state = seed + 1;
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  for (let stroke = 0; stroke < 18; stroke += 1) {
    const [x0, y0] = [random(width - 12), 3 + random(8)];
    const [x1, y1] = random(2) === 0 ? [x0 + 3, height - 3] : [x0 + 9, y0 + 3];
    for (let y = y0; y < y1; y += 1) data.fill(random(70), (y * width + x0) * 3, (y * width + x1) * 3);
  }
  return { width, height, channels: 3, data };
}

/** A file a picture and a table that names each of them many times. */
async function makeDataSet(folder: string): Promise<string> {
  for (let index = 0; index < PICTURES; index += 1) {
    writeFileSync(join(folder, `${index}.png`), await encodeImage(drawCrop(index), { format: "png" }));
  }
  const rows = Array.from({ length: ROWS }, (_, row) => `${row % PICTURES}.png,B${100 + (row % 900)}XYZ,r${row % 7}`);
  const table = join(folder, "labels.csv");
  writeFileSync(table, `image_path,plate_text,plate_region\n${rows.join("\n")}\n`);
  return table;
}

interface Levels {
  readonly seconds: number;
  readonly rss: Readonly<Record<string, number>>;
}

/** The command itself, in this process; its progress line says when to look at the memory. */
async function wholeCommand(table: string, folder: string): Promise<Levels> {
  const rss: Record<string, number> = {};
  const look = (text: string): void => {
    const done = Number(/([\d,]+) of/u.exec(text)?.[1]?.replaceAll(",", "") ?? "0");
    for (const percent of [10, 50, 100]) {
      if (done >= (ROWS * percent) / 100) rss[`${percent} %`] ??= process.memoryUsage.rss() / MB;
    }
    process.stderr.write(text);
  };
  const stream = (write: (text: string) => void): Writable & { isTTY: boolean } =>
    Object.assign(
      new Writable({
        write: (chunk, _, next) => {
          write(String(chunk));
          next();
        },
      }),
      { isTTY: true },
    );
  const argv = ["--annotations", table, "--model", values.model, "--csv", join(folder, "rows.csv")];
  const threads = values.threads === undefined ? [] : ["--threads", values.threads];
  const start = performance.now();
  const code = await main(["valid", ...argv, ...threads, "--json", join(folder, "report.json")], {
    stdin: Readable.from([]),
    stdout: stream(() => undefined),
    stderr: stream(look),
    env: {},
    signal: new AbortController().signal,
  });
  if (code !== 0) throw new Error(`Cannot measure: lpr valid ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, rss };
}

/** As the command does it, journal and table included, but for the pictures, which lie in memory. */
async function withoutDecoding(table: string, folder: string, pictures: readonly RasterImage[]): Promise<number> {
  const signal = new AbortController().signal;
  const request = parseValidRequest(
    parseOptions(["--annotations", table, "--model", values.model], VALID_SPEC.options),
  );
  const stream = Object.assign(new Writable(), { isTTY: false });
  const context = { stdin: Readable.from([]), stdout: stream, stderr: stream, env: {}, signal };
  await using task = await openOcrTask(request, await loadTaskModels("ocr", request.models), context);
  await using recognizer = await openRecognizer({ recognizer: values.model, formats: "none", ...THREADS });
  await using csv = await createTextFile(join(folder, "short.csv"));
  await using journal = await openJournal(join(folder, "short.ndjson"), {});
  const results = collectResults(task, csv);
  const open = async (path: string) => {
    const picture = pictures[Number(/(\d+)\.png$/u.exec(path)?.[1])];
    if (picture === undefined) throw new Error(`Cannot measure: no picture ${path}`);
    return { picture, ms: 0 };
  };
  let done = 0;
  const start = performance.now();
  for await (const result of readCrops(passingRows(table, { check: () => undefined, signal }), {
    recognizer,
    trim: 0,
    open,
    signal,
  })) {
    await results.add({ kind: "ocr", result });
    await journal.append({ kind: "ocr", result });
    done += 1;
    if (done === SHORT) break;
  }
  return done / ((performance.now() - start) / 1000);
}

async function recognizerAlone(pictures: readonly RasterImage[]): Promise<number> {
  await using recognizer = await openRecognizer({ recognizer: values.model, formats: "none", ...THREADS });
  const batch = (from: number) =>
    Array.from({ length: PLATES_PER_RUN }, (_, index) => pictures[(from + index) % pictures.length] ?? drawCrop(0));
  await recognizer.recognize(batch(0));
  const start = performance.now();
  for (let done = 0; done < SHORT; done += PLATES_PER_RUN) await recognizer.recognize(batch(done));
  return SHORT / ((performance.now() - start) / 1000);
}

const folder = mkdtempSync(join(tmpdir(), "lpr-rate-"));
try {
  const table = await makeDataSet(folder);
  const { seconds, rss } = await wholeCommand(table, folder);
  const csv = readFileSync(join(folder, "rows.csv"), "utf8").length / MB;
  const pictures = await Promise.all(
    Array.from({ length: PICTURES }, (_, index) => decodeImage(join(folder, `${index}.png`))),
  );
  const turns: { readonly command: number; readonly alone: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const alone = await recognizerAlone(pictures);
    turns.push({ command: await withoutDecoding(table, folder, pictures), alone });
  }
  const shares = turns.map(({ command, alone }) => command / alone).toSorted((a, b) => a - b);
  const best = (name: "command" | "alone"): number => Math.max(...turns.map((turn) => turn[name]));
  const levels = Object.entries(rss).map(([at, level]) => `${at}: ${level.toFixed(0)} MB`);
  process.stdout.write(
    [
      `${ROWS} rows, ${PICTURES} pictures of 96 × 24, model ${values.model}, ${PLATES_PER_RUN} plates a run`,
      `whole command: ${(ROWS / seconds).toFixed(0)} plates/s (${seconds.toFixed(0)} s, ${csv.toFixed(1)} MB of CSV)`,
      `without decoding: ${best("command").toFixed(0)} plates/s; recogniser alone: ${best("alone").toFixed(0)} plates/s`,
      `share of the recogniser's own rate: ${shares.map((share) => (100 * share).toFixed(1)).join(", ")} % (median wanted: 85 %)`,
      `RSS at ${levels.join(", ")}`,
      "",
    ].join("\n"),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
