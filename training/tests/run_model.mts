/**
 * Runs a model on one picture as the product does: `node --import tsx run_model.mts BUNDLE PICTURE.json`.
 *
 * PICTURE.json is `{ width, height, rgb }`, rgb in base64; printed is `{ dims, data }` of the main output.
 */
import { readFile } from "node:fs/promises";
import { loadModelBundle, openSession, packInput } from "@platekit/core/onnx";

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: string;
}

const [folder = "", file = ""] = process.argv.slice(2);
const { width, height, rgb } = JSON.parse(await readFile(file, "utf8")) as Picture;
const bundle = await loadModelBundle(folder);
await using session = await openSession(bundle, { threads: 1 });
const image = { width, height, channels: 3 as const, data: new Uint8Array(Buffer.from(rgb, "base64")) };
const { main } = await session.run(packInput([image], bundle.manifest.input).tensor);
process.stdout.write(JSON.stringify({ dims: main.dims, data: Array.from(main.data) }));
