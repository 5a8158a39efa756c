import { expect, test } from "vitest";
import { createTextPaint } from "../../src/output/paint-text.ts";
import { plateOcrPanel, plateOcrTable } from "../../src/output/plate-ocr-table.ts";

const MODEL = {
  id: "toy",
  role: "recognize",
  family: "slots",
  bytes: 1,
  input: { dtype: "uint8", shape: ["N", 64, 128, 1] },
  providers: ["CPUExecutionProvider"],
} as const;
const TIMES = { n: 2500, mean: 3.2, min: 3, p50: 3.1, p95: 4, p99: 5, max: 9 };
const ROW = { threads: 2, batchSize: 16, warmup: 250, includeProcessing: false, times: TIMES };
const plain = createTextPaint({ enabled: false });

test("plateOcrPanel() names model and providers", () => {
  expect(plateOcrPanel(MODEL, plain)).toBe(
    [
      "╭─────────────────────────────────────╮",
      "│ Model: toy                          │",
      "│ Providers: ['CPUExecutionProvider'] │",
      "╰─────────────────────────────────────╯",
      "",
    ].join("\n"),
  );
});

test("plateOcrTable() prints the five rows of fast-plate-ocr's benchmark()", () => {
  // Plates per second = 1000 / 3.2 ms · 16 = 5000.
  expect(plateOcrTable(MODEL, ROW, plain)).toBe(
    [
      "Benchmark for 'toy' (2 threads)",
      "┌───────────────────────────┬───────────┐",
      "│          Metric           │   Value   │",
      "├───────────────────────────┼───────────┤",
      "│        Batch size         │    16     │",
      "│       Warm-up iters       │    250    │",
      "│     Timed iterations      │   2500    │",
      "│ Average Time / batch (ms) │  3.2000   │",
      "│  Plates per Second (PPS)  │ 5000.0000 │",
      "└───────────────────────────┴───────────┘",
      "",
    ].join("\n"),
  );
});

test("plateOcrTable() says where processing is included", () => {
  const text = plateOcrTable(MODEL, { ...ROW, threads: 1, includeProcessing: true }, plain);
  expect(text).toContain("Benchmark for 'toy' (1 thread, processing included)\n");
});
