/**
 * Whole-photo accuracy: reads every photo of a scene data set and compares with its labels.
 *
 *     pnpm bench:scenes FOLDER [--negatives FOLDER]... [--recognizer MODEL] [--formats none|soft|CODES] [--errors] [--markdown]
 *
 * FOLDER holds annotations.csv (`image_path,plate_text,xmin,ymin,xmax,ymax,region`). A plate is found when the bounds of a
 * reading overlap its box with IoU ≥ 0.3, and read when the text is equal in upper case, letters and digits only. In a --negatives folder
 * every reading is false. Without `--formats` the reader's own default is measured. `--errors` lists each miss, `--markdown` prints the table of the model cards.
 */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { loadSceneTable } from "@platekit/dataset";
import { createPipelineSummary, scorePhoto, wilsonInterval } from "@platekit/evaluate";
import type { LabelScore, PipelineSummary, Share } from "@platekit/evaluate";
import { createReader, DEFAULT_RECOGNIZER } from "platekit";
import { toFormatsChoice } from "./formats-choice.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    recognizer: { type: "string", default: DEFAULT_RECOGNIZER },
    formats: { type: "string" },
    negatives: { type: "string", multiple: true, default: [] },
    errors: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
  },
});

type Reader = Awaited<ReturnType<typeof createReader>>;

const percent = (value: number) => (100 * value).toFixed(1);
const cell = ({ hits, n, value, ci95: [low, high] }: Share) =>
  `${percent(value)} % (${hits}/${n}, ${percent(low)}–${percent(high)})`;

async function scoreFolder(reader: Reader, folder: string): Promise<PipelineSummary> {
  const summary = createPipelineSummary();
  for (const label of await loadSceneTable(join(folder, "annotations.csv"))) {
    const readings = await reader.read(label.path);
    const { labels } = scorePhoto([label], readings);
    summary.add({ imagePath: label.imagePath, labels, readings: readings.length, ms: {} });
    if (values.errors) for (const score of labels) printError(label.imagePath, score);
  }
  return summary.summary();
}

function printError(imagePath: string, { text, readStrict, found03, read, iou }: LabelScore): void {
  if (readStrict) return;
  const what = found03 ? `read ${read}` : `not found (IoU ${iou.toFixed(2)})`;
  process.stdout.write(`${imagePath}: wanted ${text}, ${what}\n`);
}

async function countFalseReadings(reader: Reader, folder: string): Promise<void> {
  const images = (await readdir(folder, { recursive: true })).filter((name) => /\.(jpe?g|png|webp)$/i.test(name));
  let photos = 0;
  for (const image of images.toSorted()) {
    const readings = await reader.read(join(folder, image));
    if (readings.length > 0) photos += 1;
    for (const { text, confidence, score } of readings) {
      process.stdout.write(`${image}: ${text} (confidence ${confidence.toFixed(3)}, score ${score.toFixed(3)})\n`);
    }
  }
  const [low, high] = wilsonInterval(photos, images.length);
  const interval = `${percent(low)}–${percent(high)} %`;
  process.stdout.write(`${basename(folder)}: ${photos} of ${images.length} photos with a reading (${interval})\n`);
}

function printTable(summary: PipelineSummary): void {
  const rows = [...summary.byRegion, { ...summary, region: "all" }];
  const lines = rows.map(({ region, n, found03, found05, readStrict, readFolded }) =>
    [region, n, cell(found03), cell(found05), cell(readStrict), cell(readFolded)].join(" | "),
  );
  const head = ["set | n | found, IoU 0.3 | found, IoU 0.5 | read, strict | read, O=0 and I=1"];
  if (values.markdown) head.push("--- | --- | --- | --- | --- | ---");
  process.stdout.write([...head, ...lines].map((line) => (values.markdown ? `| ${line} |\n` : `${line}\n`)).join(""));
}

const formats = values.formats === undefined ? {} : { formats: toFormatsChoice(values.formats) };
await using reader = await createReader({ recognizer: values.recognizer, ...formats });
for (const folder of positionals) printTable(await scoreFolder(reader, folder));
for (const folder of values.negatives) await countFalseReadings(reader, folder);
