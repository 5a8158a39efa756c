import { createPipelineSummary, scorePhoto } from "@platekit/evaluate";
import type { NegativeResult, PipelineResult, PlateLabel } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { plateLabel, reading, rectangle } from "./photo-row.ts";

type Reading = ReturnType<typeof reading>;

function photo(labels: readonly PlateLabel[], readings: readonly Reading[], more: Partial<PipelineResult> = {}) {
  const scored = scorePhoto(labels, readings).labels;
  return { imagePath: "a.jpg", labels: scored, readings: readings.length, ms: { read: 5 }, ...more };
}

const error = { code: "ERR_IMAGE", message: "broken" };

function summaryOf(photos: readonly PipelineResult[], negatives: readonly NegativeResult[] = []) {
  const counter = createPipelineSummary();
  for (const result of photos) counter.add(result);
  for (const result of negatives) counter.addNegative(result);
  return counter.summary();
}

test("createPipelineSummary() counts labelled plates, over all and by region", () => {
  const summary = summaryOf([
    photo([plateLabel("ABO1", { region: "eu" })], [reading("ABO1")]),
    photo([plateLabel("ABO1", { region: "us" })], []),
    photo([plateLabel("ABO1", { region: "us" })], [reading("AB01", 50)]),
  ]);
  expect(summary).toMatchObject({
    n: 3,
    failed: 0,
    found03: { hits: 2, n: 3 },
    found05: { hits: 1, n: 3 },
    readStrict: { hits: 1, n: 3 },
    readFolded: { hits: 2, n: 3 },
    iou: { n: 3, value: expect.closeTo((1 + 0 + 1 / 3) / 3, 12) },
  });
  expect(
    summary.byRegion.map(({ region, n, found03, readStrict }) => [region, n, found03.hits, readStrict.hits]),
  ).toEqual([
    ["eu", 1, 1, 1],
    ["us", 2, 1, 0],
  ]);
});

// Edits by hand: ABO1 → ABO1 0, → nothing 4, → AB01 1: 5 of 12 characters; of the two that were found 1 of 8.
test("createPipelineSummary() takes an unread plate for one that lost all its characters", () => {
  const summary = summaryOf([
    photo([plateLabel("AB-O1")], [reading("abo1")]),
    photo([plateLabel("ABO1")], []),
    photo([plateLabel("ABO1")], [reading("AB01")]),
  ]);
  expect(summary).toMatchObject({ cer: 5 / 12, cerFound: 1 / 8 });
  expect(summary.confusions).toEqual([{ truth: "O", read: "0", count: 1 }]);
});

test("createPipelineSummary() counts the plates of a failed photo as missed, whatever its scores say", () => {
  const quad = rectangle(0, 100);
  const summary = summaryOf([
    photo([plateLabel("AB", { quad }), plateLabel("CD", { quad, x: 200 })], [reading("AB")], { error }),
    photo([plateLabel("EF")], [reading("EF"), reading("GH", 500)]),
  ]);
  expect(summary).toMatchObject({
    n: 3,
    failed: 2,
    found03: { hits: 1, n: 3 },
    readStrict: { hits: 1, n: 3 },
    cer: 4 / 6,
    quads: { iou: { n: 2, value: 0 }, found05: { hits: 0, n: 2 } },
    images: { n: 2, failed: 1, readings: 2 },
    readingsPerImage: 2,
    ms: { read: { mean: 5 } },
  });
  expect(summary.coverage[0]).toMatchObject({ coverage: { hits: 1, n: 3 } });
});

test("createPipelineSummary() tells how well corners were met, over labels that have them", () => {
  const summary = summaryOf([
    photo([plateLabel("A", { quad: rectangle(0, 50) })], [reading("A")]),
    photo([plateLabel("A", { quad: rectangle(0, 40) })], [reading("A")]),
    photo([plateLabel("A")], [reading("A")]),
  ]);
  // 50 / 100 and 40 / 100.
  expect(summary.quads).toMatchObject({ iou: { n: 2, value: expect.closeTo(0.45, 12) }, found05: { hits: 1, n: 2 } });
  expect(summaryOf([photo([plateLabel("A")], [])])).not.toHaveProperty("quads");
});

test("createPipelineSummary() counts photos without plates in which something was read", () => {
  const { negatives } = summaryOf(
    [],
    [
      { imagePath: "1.jpg", texts: [], confidences: [] },
      { imagePath: "2.jpg", texts: ["ABC", "DEF"], confidences: [0.9, 0.4] },
      { imagePath: "3.jpg", texts: [], confidences: [], error },
      { imagePath: "4.jpg", texts: ["GHI"], confidences: [0.7] },
    ],
  );
  expect(negatives).toMatchObject({ n: 4, failed: 1, readings: 3, withReading: { hits: 2, n: 3 } });
  expect(summaryOf([])).not.toHaveProperty("negatives");
});

test("createPipelineSummary() tells calibration of found plates, and shares by height of the label's box", () => {
  const low = { x0: 0, y0: 0, x1: 100, y1: 10 };
  const summary = summaryOf([
    photo([plateLabel("A")], [reading("A", 0, 0.8)]),
    photo([plateLabel("O")], [reading("0", 0, 0.6)]), // folded only
    photo([{ ...plateLabel("C"), box: low }], []),
  ]);
  // (|1 − 0.8| + |0 − 0.6|) / 2 and (0.2² + 0.6²) / 2.
  expect(summary.calibration).toMatchObject({
    n: 2,
    ece: expect.closeTo(0.4, 12),
    brier: expect.closeTo(0.2, 12),
  });
  expect(summary.coverage[2]).toMatchObject({
    threshold: 0.6,
    coverage: { hits: 2, n: 3 },
    accuracy: { hits: 1, n: 2 },
  });
  expect(summary.coverage[3]).toMatchObject({
    threshold: 0.7,
    coverage: { hits: 1, n: 3 },
    accuracy: { hits: 1, n: 1 },
  });
  expect(summary.byHeight.filter(({ found03 }) => found03.n > 0)).toMatchObject([
    { low: 0, high: 16, found03: { hits: 0, n: 1 }, readStrict: { hits: 0, n: 1 } },
    { low: 16, high: 24, found03: { hits: 2, n: 2 }, readStrict: { hits: 1, n: 2 } },
  ]);
});

test("createPipelineSummary() of nothing is zeros", () => {
  expect(summaryOf([])).toMatchObject({ n: 0, cer: 0, readingsPerImage: 0, byRegion: [], images: { n: 0 } });
});
