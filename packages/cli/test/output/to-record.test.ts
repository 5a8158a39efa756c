import type { PlateReading } from "platekit";
import { expect, test } from "vitest";
import { toPlateRecord } from "../../src/output/to-record.ts";

const corner = { x: 1.234, y: 2 };
const READING: PlateReading = {
  text: "B0",
  rawText: "BO",
  confidence: 0.61239,
  chars: [
    { char: "B", probability: 1, top3: [] },
    { char: "0", probability: 0.61239, top3: [], changedFrom: "O" },
  ],
  polygon: [corner, corner, corner, corner],
  score: 0.9,
  alternatives: [
    { text: "B0", probability: 0.61239 },
    { text: "BQ", probability: 0.10004 },
  ],
  format: { code: "zz", pattern: "LD", probability: 0.12345 },
};

test("toPlateRecord() keeps what was read beside what a format made of it", () => {
  expect(toPlateRecord(READING)).toMatchObject({
    text: "B0",
    rawText: "BO",
    confidence: 0.6123,
    chars: [{ char: "B" }, { char: "0", probability: 0.6123, changedFrom: "O" }],
    alternatives: [
      { text: "B0", probability: 0.6123 },
      { text: "BQ", probability: 0.1 },
    ],
    format: { code: "zz", pattern: "LD", probability: 0.1234 },
  });
  expect(toPlateRecord(READING).chars[0]).not.toHaveProperty("changedFrom");
});
