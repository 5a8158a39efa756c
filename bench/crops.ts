/**
 * Accuracy on pictures of single plates: reads every crop of a data set and compares with its label.
 *
 *     pnpm bench:crops FOLDER... [--recognizer MODEL] [--formats none|soft|CODES] [--trim SHARE] [--errors]
 *
 * FOLDER holds annotations.csv (`image_path,plate_text`). Texts must be equal, character for character. `--trim` cuts this
 * share from each side of a crop that shows more than the plate; `--errors` lists each miss.
 */
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { decodeImage } from "@platekit/core/image";
import { readPlateTable } from "@platekit/dataset";
import { createOcrSummary } from "@platekit/evaluate";
import type { OcrSummary, Share } from "@platekit/evaluate";
import { createRecognizer } from "@platekit/ocr";
import { DEFAULT_RECOGNIZER, loadFormats, loadModel } from "platekit";
import { trimPicture } from "../packages/cli/src/valid/trim-picture.ts";
import { toFormatsChoice } from "./formats-choice.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    recognizer: { type: "string", default: DEFAULT_RECOGNIZER },
    formats: { type: "string", default: "none" },
    trim: { type: "string", default: "0" },
    errors: { type: "boolean", default: false },
  },
});

type Recognizer = Awaited<ReturnType<typeof createRecognizer>>;

const percent = (value: number) => (100 * value).toFixed(1);
const cell = ({ hits, n, value, ci95: [low, high] }: Share) =>
  `${percent(value)} % (${hits}/${n}, ${percent(low)}–${percent(high)})`;

async function readFolder(recognizer: Recognizer, folder: string): Promise<OcrSummary> {
  const summary = createOcrSummary({ family: "ctc", batchSize: 1 });
  for await (const row of readPlateTable(join(folder, "annotations.csv"))) {
    const { line, imagePath, text: label } = row;
    const image = await decodeImage(row.path);
    const [read] = await recognizer.recognize([trimPicture(image, Number(values.trim))]);
    const { chars = [], probability = 0, alternatives = [] } = read ?? {};
    const text = chars.map(({ char }) => char).join("");
    summary.add({
      line,
      imagePath,
      label,
      text,
      confidence: probability,
      chars,
      alternatives: alternatives.map((it) => it.text),
      width: image.width,
      height: image.height,
      ms: { decode: 0, read: 0 },
    });
    if (values.errors && text !== label) {
      const raw = read?.rawText === undefined ? "" : `, network ${read.rawText}`;
      process.stdout.write(`${imagePath}: wanted ${label}, read ${text} (${read?.probability.toFixed(3)})${raw}\n`);
    }
  }
  return summary.summary();
}

const formats = loadFormats(toFormatsChoice(values.formats));
await using recognizer = await createRecognizer({ model: await loadModel(values.recognizer), formats });
process.stdout.write("set | read, strict | read, O=0 and I=1 | mean per plate, strict\n");
for (const folder of positionals) {
  const { plateAcc, plateAccFolded, plates, plateAccPerPlate } = await readFolder(recognizer, folder);
  const mean = `${percent(plateAccPerPlate)} % (${plates} plates)`;
  process.stdout.write(`${[basename(folder), cell(plateAcc), cell(plateAccFolded), mean].join(" | ")}\n`);
}
