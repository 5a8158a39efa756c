import { readFileSync } from "node:fs";
import {
  createOcrSummary,
  createPipelineSummary,
  createSegmentSummary,
  scorePhoto,
  toReport,
} from "@platekit/evaluate";
import { expect, test } from "vitest";
import { slotsRow } from "./ocr/ocr-row.ts";
import { plateLabel, rectangle } from "./pipeline/photo-row.ts";

const docs = readFileSync(new URL("../../../docs/metrics.md", import.meta.url), "utf8");
const head = { model: "a", settings: {} };

function ocr() {
  const summary = createOcrSummary({ family: "slots", batchSize: 1, regionLabels: ["de"] });
  summary.add(slotsRow("A", "A", { slots: 2, region: "de" }));
  return toReport(summary.summary(), head);
}

function pipeline() {
  const summary = createPipelineSummary();
  const { labels } = scorePhoto([plateLabel("A", { quad: rectangle(0, 100) })], []);
  summary.add({ imagePath: "a.jpg", labels, readings: 0, ms: {} });
  summary.addNegative({ imagePath: "b.jpg", texts: [], confidences: [] });
  return toReport(summary.summary(), head);
}

test.each([ocr(), pipeline(), toReport(createSegmentSummary().summary(), head)])(
  "docs/metrics.md tells every metric of task $task",
  ({ metrics }) => {
    const names = Object.keys(metrics).filter((name) => !name.endsWith("_ci95"));
    expect(names.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  },
);

test.each([ocr(), pipeline()])("docs/metrics.md tells the thresholds and heights of task $task", (report) => {
  const thresholds = report.coverage.map(({ threshold }) => threshold);
  expect(docs).toContain(`at ${thresholds.slice(0, -1).join(", ")} and ${thresholds.at(-1)}`);
  const heights = report.by_height.map(({ low, high }) =>
    high === null ? `and ${low} or more` : `${low}–${high - 1}`,
  );
  for (const bin of heights) expect(docs).toContain(bin);
});
