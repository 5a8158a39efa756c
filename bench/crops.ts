/**
 * Accuracy on pictures of single plates: reads every crop of a data set and compares with its label.
 *
 *     pnpm bench:crops FOLDER... [--recognizer MODEL] [--formats none|soft|CODES] [--trim SHARE] [--errors]
 *
 * FOLDER holds annotations.csv (`image_path,plate_text`). Texts are compared after keeping A–Z and 0–9. `--trim` cuts this
 * share from each side of a crop that shows more than the plate; `--errors` lists each miss.
 */
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { RasterImage } from "@platekit/core";
import { decodeImage } from "@platekit/core/image";
import { readCropAnnotations, summarizeTexts } from "@platekit/evaluate";
import type { Share, TextPair } from "@platekit/evaluate";
import { createRecognizer } from "@platekit/ocr";
import { DEFAULT_RECOGNIZER, loadFormats, loadModel } from "platekit";
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

function trimmed(image: RasterImage, share: number): RasterImage {
  const { channels, data } = image;
  const [left, top] = [Math.round(image.width * share), Math.round(image.height * share)];
  const [width, height] = [image.width - 2 * left, image.height - 2 * top];
  const rows = Array.from({ length: height }, (_, y) => {
    const start = ((y + top) * image.width + left) * channels;
    return data.subarray(start, start + width * channels);
  });
  return { ...image, width, height, data: new Uint8Array(Buffer.concat(rows)) };
}

async function readFolder(recognizer: Recognizer, folder: string): Promise<TextPair[]> {
  const pairs = [];
  for (const { imagePath, text: label } of await readCropAnnotations(join(folder, "annotations.csv"))) {
    const image = await decodeImage(join(folder, imagePath));
    const [read] = await recognizer.recognize([trimmed(image, Number(values.trim))]);
    const text = (read?.chars ?? []).map(({ char }) => char).join("");
    pairs.push({ label, text });
    if (values.errors && text !== label) {
      const raw = read?.rawText === undefined ? "" : `, network ${read.rawText}`;
      process.stdout.write(`${imagePath}: wanted ${label}, read ${text} (${read?.probability.toFixed(3)})${raw}\n`);
    }
  }
  return pairs;
}

const formats = loadFormats(toFormatsChoice(values.formats));
await using recognizer = await createRecognizer({ model: await loadModel(values.recognizer), formats });
process.stdout.write("set | read, strict | read, O=0 and I=1 | mean per plate, strict\n");
for (const folder of positionals) {
  const { strict, folded, plates, perPlate } = summarizeTexts(await readFolder(recognizer, folder));
  const mean = `${percent(perPlate)} % (${plates} plates)`;
  process.stdout.write(`${[basename(folder), cell(strict), cell(folded), mean].join(" | ")}\n`);
}
