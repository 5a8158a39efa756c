import {
  createOcrSummary,
  createPipelineSummary,
  createSegmentSummary,
  scorePhoto,
  toReport,
} from "@platekit/evaluate";
import { expect, test } from "vitest";
import { slotsRow, textRow } from "../ocr/ocr-row.ts";
import { plateLabel, reading, rectangle } from "../pipeline/photo-row.ts";

/*
 * Names and order of `lpr valid --json`, version 1. People's programs read them: a name may be added, but none may go or
 * change its meaning without another version.
 */
const share = (name: string) => [name, `${name}_ci95`];
const HEAD = ["version", "task", "model", "n", "failed", "metrics", "by_region"];
const TEXT_SECTIONS = ["confusions", "characters", "calibration", "coverage", "ms", "settings"];
const OCR_RATES = ["plate_acc", "top_3_k", "plate_len_acc", "char_acc"].flatMap(share);
const SLOT_RATES = ["plate_acc", "cat_acc", "top_3_k", "plate_len_acc", "char_acc"].flatMap(share);
const FOLDED = ["cer", ...share("plate_acc_folded")];
const PIPELINE_RATES = [...["found_03", "found_05", "read_strict", "read_folded"].flatMap(share), "cer", "cer_found"];

const head = { model: "plate-ocr", settings: { batch_size: 1, formats: "none" } };

function ocrReport(rows: Parameters<ReturnType<typeof createOcrSummary>["add"]>[0][], more = {}) {
  const summary = createOcrSummary({ family: "ctc", batchSize: 1, ...more });
  for (const row of rows) summary.add(row);
  return toReport(summary.summary(), head);
}

test("toReport() of a text model has the names of task ocr", () => {
  const report = ocrReport([textRow("A", "A", { region: "de" })]);
  const sections = ["conventions", "plates", "by_height", "by_length"];
  expect(Object.keys(report)).toEqual([...HEAD, ...sections, ...TEXT_SECTIONS]);
  expect(Object.keys(report.metrics)).toEqual([...OCR_RATES, ...FOLDED, "plate_acc_per_plate", "ece", "brier"]);
  expect(Object.keys(report.by_region[0]!)).toEqual(["region", "n", "failed", ...OCR_RATES, ...FOLDED]);
  expect(Object.keys(report.by_height[0]!)).toEqual(["low", "high", "n", ...share("plate_acc")]);
  expect(Object.keys(report.by_length[0]!)).toEqual(["length", "n", ...share("plate_acc")]);
  expect(Object.keys(report.calibration)).toEqual(["n", "bins"]);
  expect(Object.keys(report.calibration.bins[0]!)).toEqual(["low", "high", "n", "confidence", "accuracy"]);
  expect(Object.keys(report.coverage[0]!)).toEqual(["threshold", "n", ...share("coverage"), ...share("accuracy")]);
  expect(report).toMatchObject({ version: 1, task: "ocr", ...head, n: 1, failed: 0, plates: 1 });
  expect(report.conventions).toEqual({
    family: "ctc",
    plate_acc_kind: "text",
    plate_len_acc_kind: "text",
    top_3_kind: "n-best",
    batch_size: 1,
  });
});

test("toReport() of a slots model with a region head has their names too", () => {
  const row = slotsRow("A", "A", { slots: 2, region: "de", regions: [{ label: "de", probability: 1 }] });
  const report = ocrReport([row], { family: "slots", batchSize: 64, regionLabels: ["de"] });
  const region = [...["region_acc", "region_top3_acc"].flatMap(share), "region_macro_f1"];
  expect(Object.keys(report.metrics)).toEqual([
    ...SLOT_RATES,
    ...FOLDED,
    ...region,
    "plate_acc_per_plate",
    "ece",
    "brier",
  ]);
  expect(Object.keys(report.by_region[0]!)).toEqual(["region", "n", "failed", ...SLOT_RATES, ...FOLDED, ...region]);
  expect(report.conventions).toEqual({
    family: "slots",
    plate_acc_kind: "slots",
    plate_len_acc_kind: "slots",
    top_3_kind: "slots",
    batch_size: 64,
  });
});

// By hand, see ocr-summary.test.ts for the definitions; Wilson of 1 in 2 is 0.5 ± z / (1 + z² / 2) · √(1/8 + z²/16) = 0.5 ± 0.405469.
test("toReport() tells the numbers of task ocr", () => {
  const rows = [textRow("AB", "AB", { confidence: 0.9 }), textRow("AO", "A0", { confidence: 0.6 })];
  const { metrics } = ocrReport(rows);
  expect(metrics).toMatchObject({
    plate_acc: 0.5,
    plate_acc_ci95: [expect.closeTo(0.094531, 6), expect.closeTo(0.905469, 6)],
    top_3_k: 0.5,
    plate_len_acc: 1,
    char_acc: 0.75,
    cer: 0.25,
    plate_acc_folded: 1,
    plate_acc_per_plate: 0.5,
    ece: expect.closeTo(0.35, 12), // (|1 − 0.9| + |0 − 0.6|) / 2
    brier: expect.closeTo(0.185, 12), // (0.1² + 0.6²) / 2
  });
});

/*
 * By hand: one of two plates, (6 + 5) / 12 slots, three best in all by ties, one of two lengths, regions one right and both
 * among three: F1 of de 2/3 (told twice, right once), of fr 0.
 */
test("toReport() tells the numbers of slots and regions", () => {
  const regions = ["de", "fr"].map((label) => ({ label, probability: 0.5 }));
  const rows = [
    slotsRow("ABC12", "ABC12", { slots: 6, region: "de", regions }),
    slotsRow("ABC12", "ABC123", { slots: 6, region: "fr", regions }),
  ];
  const { metrics } = ocrReport(rows, { family: "slots", regionLabels: ["de", "fr"] });
  expect(metrics).toMatchObject({
    plate_acc: 0.5,
    cat_acc: expect.closeTo(11 / 12, 6),
    top_3_k: 1,
    plate_len_acc: 0.5,
    char_acc: 1,
    cer: 0.1,
    region_acc: 0.5,
    region_top3_acc: 1,
    region_macro_f1: expect.closeTo(1 / 3, 6),
  });
});

/*
 * By hand, overlaps of [0, 100] with [s, 100 + s]: ABCD in place; read as A0C at 50 / 150; O1AB read as 01AB in place; not found.
 * Edits 0, 2, 1, 4 of 16 characters; of the three found 3 of 12.
 */
test("toReport() tells the numbers of task pipeline", () => {
  const summary = createPipelineSummary();
  const photos = [
    { label: plateLabel("ABCD"), readings: [reading("ABCD")] },
    { label: plateLabel("ABCD"), readings: [reading("A0C", 50)] },
    { label: plateLabel("O1AB"), readings: [reading("01AB"), reading("X", 500)] },
    { label: plateLabel("ABCD"), readings: [] },
  ];
  for (const { label, readings } of photos) {
    const { labels } = scorePhoto([label], readings);
    summary.add({ imagePath: "a.jpg", labels, readings: readings.length, ms: {} });
  }
  for (const texts of [["X"], [], []]) {
    summary.addNegative({ imagePath: "b.jpg", texts, confidences: texts.map(() => 0.8) });
  }
  const report = toReport(summary.summary(), head);
  expect(report.metrics).toMatchObject({
    found_03: 0.75,
    found_05: 0.5,
    read_strict: 0.25,
    read_folded: 0.5,
    cer: 7 / 16,
    cer_found: 3 / 12,
    iou: expect.closeTo((1 + 1 / 3 + 1) / 4, 12),
    readings_per_image: 1,
    negatives_with_reading: expect.closeTo(1 / 3, 12),
  });
  expect(report.negatives).toEqual({ n: 3, failed: 0, with_reading: 1, readings: 1 });
  // The one false reading, of 0.8, is there up to that threshold.
  expect(report.coverage.map((line) => [line.threshold, line.negative_readings])).toEqual([
    ...[0, 0.5, 0.6, 0.7, 0.8].map((threshold) => [threshold, 1]),
    ...[0.9, 0.95, 0.99].map((threshold) => [threshold, 0]),
  ]);
  expect(report.coverage[5]).toMatchObject({
    negatives_with_reading: 0,
    negatives_with_reading_ci95: [0, expect.anything()],
  });
});

function pipelineReport(quad: { quad?: ReturnType<typeof rectangle> }) {
  const summary = createPipelineSummary();
  const labels = scorePhoto([plateLabel("AB", { region: "eu", ...quad })], [reading("AB")]).labels;
  summary.add({ imagePath: "a.jpg", labels, readings: 3, ms: { segment: 8, read: 2 } });
  return { summary, head: { model: "plate-segment + plate-ocr", settings: {} } };
}

test("toReport() of photos has the names of task pipeline", () => {
  const { summary, head: about } = pipelineReport({});
  const report = toReport(summary.summary(), about);
  expect(Object.keys(report)).toEqual([...HEAD, "images", "by_height", ...TEXT_SECTIONS]);
  expect(Object.keys(report.metrics)).toEqual([
    ...PIPELINE_RATES,
    ...share("iou"),
    "readings_per_image",
    "ece",
    "brier",
  ]);
  expect(Object.keys(report.by_region[0]!)).toEqual(["region", "n", "failed", ...PIPELINE_RATES]);
  expect(Object.keys(report.by_height[0]!)).toEqual([
    "low",
    "high",
    "n",
    ...share("found_03"),
    ...share("read_strict"),
  ]);
  expect(report).toMatchObject({
    model: "plate-segment + plate-ocr",
    metrics: { found_03: 1, read_strict: 1, readings_per_image: 3, cer: 0 },
    images: { n: 1, failed: 0, readings: 3 },
    ms: { segment: { mean: 8 }, read: { mean: 2 } },
  });
});

test("toReport() of photos tells corners and photos without plates where there are any", () => {
  const { summary, head: about } = pipelineReport({ quad: rectangle(0, 100) });
  summary.addNegative({ imagePath: "b.jpg", texts: ["X", "Y"], confidences: [1, 1] });
  const report = toReport(summary.summary(), about);
  expect(Object.keys(report)).toEqual([...HEAD, "images", "negatives", "by_height", ...TEXT_SECTIONS]);
  expect(Object.keys(report.metrics)).toEqual([
    ...PIPELINE_RATES,
    ...["iou", "quad_iou", "quad_found_05"].flatMap(share),
    "readings_per_image",
    ...share("negatives_with_reading"),
    "ece",
    "brier",
  ]);
  expect(report.metrics).toMatchObject({ quad_iou: 1, quad_found_05: 1, negatives_with_reading: 1 });
  expect(report.negatives).toEqual({ n: 1, failed: 0, with_reading: 1, readings: 2 });
});

test("toReport() of masks has the names of task segment", () => {
  const summary = createSegmentSummary();
  const objects = { objects: 4, objectsFound: 1, objectsPredicted: 2, objectsRight: 1 };
  const pixels = { intersection: 2, union: 4, predicted: 2, truth: 4, pixels: 8 };
  summary.add({ imagePath: "a.jpg", ...pixels, ...objects, ms: { segment: 1 } });
  const report = toReport(summary.summary(), { model: "plate-segment", settings: {} });
  expect(Object.keys(report)).toEqual([...HEAD, "objects", "pixels", "ms", "settings"]);
  expect(Object.keys(report.metrics)).toEqual(
    ["mean_iou", "dice", "pixel_acc", "object_recall", "object_precision"].flatMap(share),
  );
  expect(report).toMatchObject({
    metrics: { mean_iou: 0.5, dice: 2 / 3, pixel_acc: 0.75, object_recall: 0.25, object_precision: 0.5 },
    by_region: [],
    objects: { unknown_photos: 0, truth: 4, found: 1, predicted: 2, right: 1 },
    pixels: { n: 8, intersection: 2, union: 4, predicted: 2, truth: 4, iou: 0.5, dice: 2 / 3, pixel_acc: 0.75 },
  });
});

test("toReport() holds nothing that JSON cannot write, not even for no rows", () => {
  const reports = [
    ocrReport([]),
    toReport(createPipelineSummary().summary(), head),
    toReport(createSegmentSummary().summary(), head),
  ];
  for (const report of reports) expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
