import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { RasterImage } from "@platekit/core";
import { decodeImage } from "@platekit/core/image";

const FIXTURES = fileURLToPath(new URL("fixtures/", import.meta.url));
const PICTURES = "pictures";

/** Keras's answer of `valid`; the names differ between the versions. */
export type UpstreamMetrics = Readonly<Record<string, number>>;

/** What fast-plate-ocr read; written by `generate.py`. */
export interface UpstreamReading {
  /** As its `run` gives them by default since 1.1: no pads at the end. */
  readonly texts?: readonly string[];
  /** One character a slot; what 0.x and 1.0 give. */
  readonly slotTexts: readonly string[];
  /** Probability of each slot's best class, pads too; base64 of float32, slots of all pictures in order. */
  readonly charProbs: string;
  readonly regions?: readonly { readonly label: string; readonly probability: number }[];
}

export interface Golden extends UpstreamReading {
  readonly model: string;
  readonly config: string;
  readonly pictures: "color" | "gray";
  readonly input: { readonly dims: readonly number[]; readonly type: string; readonly sha256: string };
  /** True where fast-plate-ocr runs its own export, else its error. */
  readonly runs: true | string;
  /** All scores of the first pictures, base64 of float32, by the name of the output. */
  readonly scores: Readonly<Record<string, string>>;
  /** By batch size. */
  readonly metrics: Readonly<Record<string, UpstreamMetrics>>;
  readonly regionMetrics?: Readonly<Record<string, UpstreamMetrics>>;
  /** The colour files under a gray config. */
  readonly colorAsGray?: UpstreamReading;
}

/** A row of the tables the pictures come with. */
export interface LabelledPicture {
  readonly line: number;
  readonly imagePath: string;
  readonly label: string;
  readonly region: string;
  readonly image: RasterImage;
}

type PlateMetrics = Readonly<Record<"plate_acc" | "cat_acc" | "top_3_k" | "plate_len_acc", number>>;

/** One plate, read with 0.9 for each class told; all other classes share the rest. */
export type ReadingExample = PlateMetrics & {
  readonly slots: number;
  readonly label: string;
  readonly read: string;
};

/** What fast-plate-ocr's own metric functions said when they were asked; written by `examples.py`. */
export interface MetricExamples {
  /** Of `examples` and `batches`. */
  readonly alphabet: string;
  readonly pad: string;
  readonly examples: readonly ReadingExample[];
  /** In an alphabet of three classes, `_KM`, the first of which is the pad. */
  readonly lengths: readonly ReadingExample[];
  /** Labels laid out on the slots. */
  readonly encodings: readonly {
    readonly label: string;
    readonly alphabet: string;
    readonly pad: string;
    readonly slots: number;
    readonly classes: readonly number[];
  }[];
  /** Right classes and scores by slot. */
  readonly scores: readonly ({
    readonly name: string;
    readonly truth: readonly number[];
    readonly scores: readonly (readonly number[])[];
  } & Pick<PlateMetrics, "cat_acc" | "top_3_k">)[];
  /** Rows in `batchSlots` slots, and what they come to in batches of each size. */
  readonly batchSlots: number;
  readonly batchRows: readonly { readonly label: string; readonly read: string }[];
  readonly batches: readonly ({ readonly size: number } & PlateMetrics)[];
}

/** `1.1.0/rgb-stretch-linear-regions` and the others. */
export const GOLDENS: readonly string[] = readdirSync(FIXTURES)
  .filter((version) => /^\d/u.test(version))
  .flatMap((version) =>
    readdirSync(join(FIXTURES, version))
      .filter((name) => name.endsWith(".json"))
      .map((name) => `${version}/${name.replace(".json", "")}`),
  );

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), "utf8")) as Golden;
}

export function readMetricExamples(): MetricExamples {
  return JSON.parse(readFileSync(join(FIXTURES, "examples.json"), "utf8")) as MetricExamples;
}

/** A folder as fast-plate-ocr leaves it: the ONNX file of its exporter, byte for byte, and the plate config. */
export async function unpackGolden(name: string): Promise<string> {
  const { model, config } = readGolden(name);
  const folder = await mkdtemp(join(tmpdir(), "fast-plate-ocr-"));
  const packed = readFileSync(join(FIXTURES, name, "..", model));
  await writeFile(join(folder, "model.onnx"), gunzipSync(packed));
  await writeFile(join(folder, "plate_config.yaml"), config);
  return folder;
}

/** Where the drawn plates and their tables lie. */
export function pictureFolder(kind: "color" | "gray"): string {
  return join(FIXTURES, PICTURES, kind);
}

/** The drawn plates with their labels, in the order of the table. */
export function readLabelledPictures(kind: "color" | "gray"): Promise<LabelledPicture[]> {
  const table = readFileSync(join(pictureFolder("color"), "annotations-regions.csv"), "utf8");
  const rows = table.trim().split("\n").slice(1);
  return Promise.all(
    rows.map(async (row, index) => {
      const [imagePath = "", label = "", region = ""] = row.split(",");
      return {
        line: index + 2,
        imagePath,
        label,
        region,
        image: await decodeImage(join(pictureFolder(kind), imagePath)),
      };
    }),
  );
}
