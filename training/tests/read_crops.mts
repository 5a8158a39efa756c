/**
 * Reads crops with a bundle, as the product does: `node --import tsx read_crops.mts BUNDLE CROPS.json`.
 *
 * CROPS.json is a list of `{ width, height, gray }`, gray in base64; printed is a list of `{ text, probabilities }`.
 */
import { readFile } from "node:fs/promises";
import { createRecognizer } from "@platekit/ocr";

interface Crop {
  readonly width: number;
  readonly height: number;
  readonly gray: string;
}

const [bundle = "", file = ""] = process.argv.slice(2);
const crops = JSON.parse(await readFile(file, "utf8")) as Crop[];
await using recognizer = await createRecognizer({ model: bundle, decoder: "greedy" });
const texts = await recognizer.recognize(
  crops.map(({ width, height, gray }) => {
    const data = new Uint8Array(Buffer.from(gray, "base64").length * 3);
    Buffer.from(gray, "base64").forEach((value, index) => data.fill(value, index * 3, index * 3 + 3));
    return { width, height, channels: 3 as const, data };
  }),
);
const readings = texts.map(({ chars }) => {
  const own = chars.filter(({ isPad }) => isPad !== true);
  return { text: own.map(({ char }) => char).join(""), probabilities: own.map(({ probability }) => probability) };
});
process.stdout.write(JSON.stringify(readings));
