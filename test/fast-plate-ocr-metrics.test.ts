// The metrics of fast-plate-ocr's own `valid` (Keras on the trained network) beside those of `lpr valid` on the ONNX file
// that it exported. How the goldens are made: golden/fast-plate-ocr/README.md.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { OcrReport } from "@platekit/evaluate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../packages/cli/test/support/run-cli.ts";
import { GOLDENS, pictureFolder, readGolden, unpackGolden } from "./golden/fast-plate-ocr/golden-folder.ts";
import type { UpstreamMetrics } from "./golden/fast-plate-ocr/golden-folder.ts";

/** What the project promises; Keras tells float32. */
const TOLERANCE = 1e-6;

/** Our name of a metric, then its names in 0.x and 1.0, in 1.1, and in 1.1 with a region head. */
const NAMES = {
  plate_acc: ["plate_acc", "acc"],
  cat_acc: ["cat_acc", "char_acc", "plate_char_acc"],
  top_3_k: ["top_3_k", "top3_acc", "plate_top3_acc"],
  plate_len_acc: ["plate_len_acc", "len_acc"],
  region_acc: ["region_acc"],
  region_top3_acc: ["region_top3_acc"],
  region_macro_f1: ["region_macro_f1"],
} as const;
type MetricName = keyof typeof NAMES;
const METRICS = Object.keys(NAMES) as MetricName[];

/** Those of 0.x, 1.0, 1.1, and 1.1 with regions. */
const METRICS_TOLD = [3, 4, 7];

/** fast-plate-ocr 1.1 cannot measure a network with a region head where the data has no regions. */
const MEASURED = GOLDENS.filter((name) => Object.keys(readGolden(name).metrics).length > 0);

describe.each(MEASURED)("fast-plate-ocr %s", (name) => {
  const golden = readGolden(name);
  const table = golden.regionMetrics === undefined ? "annotations.csv" : "annotations-regions.csv";
  let folder: string;

  beforeAll(async () => {
    folder = await unpackGolden(name);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(Object.entries(golden.metrics))(
    "lpr valid in batches of %s measures what `valid` does",
    async (size, wanted) => {
      const { metrics } = await measure(size);
      const told = METRICS.filter((metric) => upstreamName(metric, wanted) !== undefined);
      expect(METRICS_TOLD).toContain(told.length);
      expect(differences(told, metrics, wanted)).toEqual([]);
    },
  );

  test.each(golden.regionMetrics === undefined ? [] : [golden.regionMetrics])(
    "lpr valid tells of regions what `--evaluate-by-region` does",
    async (wanted) => {
      const { by_region: lines } = await measure("1");
      expect(lines.map(({ region }) => region).toSorted()).toEqual(Object.keys(wanted).toSorted());
      for (const line of lines) {
        expect(line.n).toBe(wanted[line.region]!["num_samples"]);
        expect(differences(METRICS, line, wanted[line.region]!)).toEqual([]);
      }
    },
  );

  async function measure(batchSize: string): Promise<OcrReport> {
    const annotations = ["--annotations", join(pictureFolder(golden.pictures), table)];
    const model = ["--model", join(folder, "model.onnx"), "--config-file", join(folder, "plate_config.yaml")];
    const settings = ["--batch-size", batchSize, "--threads", "1", "--quiet", "--json", "-"];
    const { stdout } = await runCli(["valid", ...annotations, ...model, ...settings]);
    return JSON.parse(stdout) as OcrReport;
  }
});

const upstreamName = (metric: MetricName, wanted: UpstreamMetrics) => NAMES[metric].find((name) => name in wanted);

type Measured = Readonly<Partial<Record<MetricName, number>>>;

/** The metrics that are not the same, with both values. */
function differences(metrics: readonly MetricName[], actual: Measured, wanted: UpstreamMetrics) {
  const pairs = metrics.map((metric) => {
    const theirs = wanted[upstreamName(metric, wanted) ?? ""] ?? Number.NaN;
    return { metric, ours: actual[metric] ?? Number.NaN, theirs };
  });
  return pairs.filter(({ ours, theirs }) => !(Math.abs(ours - theirs) < TOLERANCE));
}
