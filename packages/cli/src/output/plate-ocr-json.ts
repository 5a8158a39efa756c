import type { PlateOcrRow } from "../benchmark/measure-plate-ocr.ts";
import { perSecond } from "../benchmark/sections.ts";
import type { MachineFacts, ModelFacts } from "../benchmark/sections.ts";
import { machineRecord, timesRecord } from "./benchmark-json.ts";
import { round } from "./round.ts";

interface PlateOcrResult {
  readonly version: string;
  readonly machine: MachineFacts;
  readonly model: ModelFacts;
  readonly rows: readonly PlateOcrRow[];
}

const DIGITS = 4;

/** The tables of `--view fast-plate-ocr` as one JSON document, in the words of fast-plate-ocr where it has one. */
export function plateOcrJson({ version, machine, model, rows }: PlateOcrResult): string {
  const document = {
    version: 1,
    view: "fast-plate-ocr",
    machine: machineRecord(machine, version),
    models: [model],
    benchmark: rows.map((row) => ({
      batch_size: row.batchSize,
      threads: row.threads,
      include_processing: row.includeProcessing,
      warmup: row.warmup,
      n_iter: row.times.n,
      average_ms: round(row.times.mean, DIGITS),
      plates_per_second: round(perSecond(row), DIGITS),
      ...timesRecord(row.times),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
