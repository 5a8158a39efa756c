import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RasterImage } from "@platekit/core";
import { decodeImage } from "@platekit/core/image";
import type { ModelSource } from "@platekit/core/onnx";

const FIXTURES = fileURLToPath(new URL("fixtures/", import.meta.url));

/** Numbers OpenCV, NumPy and ONNX Runtime's Python gave; written by `generate.py`. */
export interface Expected {
  readonly pictures: readonly string[];
  readonly input: {
    readonly dims: readonly number[];
    readonly type: "uint8" | "float32";
    readonly sha256?: string;
    readonly sum?: number;
    readonly every?: number;
    readonly values?: string;
  };
  readonly outputs: Readonly<Record<string, { readonly dims: readonly number[]; readonly values: string }>>;
  readonly readings: readonly Reading[];
  readonly regions?: readonly { readonly label: string; readonly probability: number }[];
}

interface Reading {
  readonly text?: string;
  readonly slots?: string;
  /** Probability of the best class: one a slot, one a time step; base64 for a map of a DeepLabV3. */
  readonly probabilities?: readonly number[] | string;
  /** Cells above the threshold. */
  readonly covered?: number;
  /** The five most probable texts of a CTC model, best first. */
  readonly alternatives?: readonly { readonly text: string; readonly probability: number }[];
  /** The characters of the first of them. */
  readonly characters?: readonly GoldenCharacter[];
  /** The characters of the best path's text. */
  readonly greedyCharacters?: readonly GoldenCharacter[];
  /** Base64; the answer to the picture at the size a network of any size is fed with. */
  readonly ownSize?: { readonly dims: readonly [height: number, width: number]; readonly probabilities: string };
}

interface GoldenCharacter {
  readonly char: string;
  readonly probability: number;
}

/** Every row of model contracts, each as users have it on disk. */
export const GOLDENS = {
  "fast-plate-ocr-0.x-flat": "slots",
  "fast-plate-ocr-0.x-4d": "slots",
  "fast-plate-ocr-1.0-gray-stretch": "slots",
  "fast-plate-ocr-1.0-rgb-letterbox": "slots",
  "fast-plate-ocr-1.0-float32": "slots",
  "fast-plate-ocr-1.0-nchw": "slots",
  "fast-plate-ocr-1.0-gray-letterbox-batch1": "slots",
  "fast-plate-ocr-1.1-regions": "slots",
  "tinylpr-jax": "ctc",
  "tinylpr-tf": "ctc",
  lprnet: "ctc",
  crnn: "ctc",
  "unet-nhwc": "mask",
  "unet-nhwc-signed": "mask",
  "unet-nchw": "mask",
  deeplabv3: "mask",
} as const;
export type GoldenId = keyof typeof GOLDENS;

export function goldensOf(family: (typeof GOLDENS)[GoldenId]): GoldenId[] {
  return (Object.keys(GOLDENS) as GoldenId[]).filter((id) => GOLDENS[id] === family);
}

export function goldenPath(id: GoldenId, ...rest: string[]): string {
  return join(FIXTURES, id, ...rest);
}

/** The folder as it is: no manifest of ours in those of fast-plate-ocr and tinyLPR. */
export function goldenSource(id: GoldenId): ModelSource {
  return join(FIXTURES, id);
}

export async function readExpected(id: GoldenId): Promise<Expected> {
  return JSON.parse(await readFile(goldenPath(id, "expected.json"), "utf8")) as Expected;
}

export function readPictures({ pictures }: Pick<Expected, "pictures">): Promise<RasterImage[]> {
  return Promise.all(pictures.map((name) => decodeImage(join(FIXTURES, "pictures", `${name}.png`))));
}

export function floats(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new Float32Array(bytes.buffer);
}

/** The largest difference of two arrays of one length. */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) throw new RangeError(`Lengths differ: ${actual.length}, ${expected.length}`);
  let largest = 0;
  for (let index = 0; index < actual.length; index += 1) {
    largest = Math.max(largest, Math.abs(actual[index]! - expected[index]!));
  }
  return largest;
}
