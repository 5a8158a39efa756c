import {
  createOcrSummary,
  createPipelineSummary,
  createSegmentSummary,
  metricInfo,
  toReport,
} from "@platekit/evaluate";
import { expect, test } from "vitest";
import { MAIN_METRICS } from "../../src/page/main-metrics.ts";
import { metricValues } from "../../src/report/metric-values.ts";
import { slotsRow } from "../ocr/ocr-row.ts";

const HEAD = { model: "a", settings: {} };

function ocrReport() {
  const summary = createOcrSummary({ family: "slots", batchSize: 1, regionLabels: ["de"] });
  summary.add(slotsRow("A", "A", { slots: 2, region: "de", regions: [{ label: "de", probability: 1 }] }));
  return toReport(summary.summary(), HEAD);
}

const REPORTS = [
  ocrReport(),
  toReport(createPipelineSummary().summary(), HEAD),
  toReport(createSegmentSummary().summary(), HEAD),
];

test.each(REPORTS)("metricInfo() has words for every metric of task $task, and no title twice", ({ metrics }) => {
  const infos = metricValues(metrics).map(({ name, interval }) => ({
    name,
    ...metricInfo(name, { isShare: interval !== undefined }),
  }));
  expect(infos.filter(({ meaning }) => meaning === "")).toEqual([]);
  expect(new Set(infos.map(({ title }) => title)).size).toBe(infos.length);
});

test.each(REPORTS)("metricInfo() calls no share of task $task a plain number", ({ metrics }) => {
  const shares = metricValues(metrics).filter(({ interval }) => interval !== undefined);
  expect(shares.map(({ name }) => metricInfo(name, { isShare: true }).unit)).toEqual(shares.map(() => "percent"));
});

test.each(REPORTS)("MAIN_METRICS of task $task stand in its report", ({ task, metrics }) => {
  const names = metricValues(metrics).map(({ name }) => name);
  // Only where photos without a plate were measured.
  const wanted = MAIN_METRICS[task].filter((name) => name !== "negatives_with_reading");
  expect(names).toEqual(expect.arrayContaining(wanted));
});

test.each([
  { name: "readings_per_image", unit: "number" },
  { name: "brier", unit: "number" },
  { name: "cer", unit: "percent" },
])("metricInfo() writes $name as a $unit", ({ name, unit }) => {
  expect(metricInfo(name, { isShare: false }).unit).toBe(unit);
});

test("metricInfo() calls the top three of texts and of slots by different names", () => {
  const titles = (["slots", "n-best"] as const).map(
    (top3Kind) => metricInfo("top_3_k", { isShare: true, top3Kind }).title,
  );
  expect(titles).toEqual(["Slots right among three", "Texts right among three"]);
  expect(metricInfo("cer", { isShare: false, top3Kind: "n-best" }).title).toBe("Character error rate");
});

test("metricInfo() lets a metric that is not known here go by its own name", () => {
  expect(metricInfo("a_new_one", { isShare: true })).toEqual({ title: "a new one", meaning: "", unit: "percent" });
  expect(metricInfo("a_new_one", { isShare: false }).unit).toBe("number");
});
