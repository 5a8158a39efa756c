import { expect, test } from "vitest";
import { plateOcrJson } from "../../src/output/plate-ocr-json.ts";

const MACHINE = {
  cpu: "a processor",
  cores: 2,
  memory: 8,
  system: "a system",
  node: "20",
  onnxruntime: "1",
  sharp: "0",
  libvips: "8",
};
const MODEL = {
  id: "reader",
  role: "recognize",
  family: "slots",
  bytes: 10,
  input: { dtype: "uint8", shape: ["N", 64, 128, 1] },
  providers: ["CPUExecutionProvider"],
} as const;

test("plateOcrJson() tells average and plates a second by fast-plate-ocr's names, to four digits", () => {
  // 4 plates in 1.23456789 ms: 4000 / 1.23456789 = 3240.00002… a second.
  const times = { n: 3, mean: 1.23456789, min: 1, p50: 1.2, p95: 1.5, p99: 1.5, max: 1.5 };
  const row = { batchSize: 4, threads: 2, includeProcessing: true, warmup: 1, times };
  const document = plateOcrJson({ version: "9.9.9", machine: MACHINE, model: MODEL, rows: [row] });
  expect(document.endsWith("}\n")).toBe(true);
  expect(JSON.parse(document)).toMatchObject({
    version: 1,
    view: "fast-plate-ocr",
    machine: { cpu: "a processor", lpr: "9.9.9" },
    models: [MODEL],
    benchmark: [
      {
        batch_size: 4,
        threads: 2,
        include_processing: true,
        warmup: 1,
        n_iter: 3,
        average_ms: 1.2346,
        plates_per_second: 3240,
        p50_ms: 1.2,
        max_ms: 1.5,
      },
    ],
  });
});
