import { slotTruth } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { readMetricExamples } from "../../../../test/golden/fast-plate-ocr/golden-folder.ts";

const { encodings } = readMetricExamples();

test.each(encodings)("slotTruth() of '$label' in $slots slots: the classes of fast-plate-ocr", (example) => {
  const { label, alphabet, pad, slots, classes } = example;
  expect(slotTruth(label, { labels: Array.from(alphabet), pad, slots })).toEqual(classes);
});

test("slotTruth() refuses a character outside the alphabet, which fast-plate-ocr scores as the first one", () => {
  const alphabet = { labels: Array.from("0123456789_"), pad: "_", slots: 9 };
  expect(() => slotTruth("a1", alphabet)).toThrow(
    `Cannot score a plate: label "a1" must be written in the model's alphabet, got "a"`,
  );
});

test("slotTruth() refuses a label longer than the slots", () => {
  expect(() => slotTruth("AABA", { labels: ["A", "B", "_"], pad: "_", slots: 3 })).toThrow(
    `Cannot score a plate: label "AABA" must not be longer than the model's 3 slots, got 4 characters`,
  );
});

test("slotTruth() refuses a pad that is no class", () => {
  expect(() => slotTruth("A", { labels: ["A"], pad: "_", slots: 3 })).toThrow(
    `Cannot score a plate: "_" must be a class of the model, got no such class`,
  );
});

test("slotTruth() takes labels of several letters, whatever form they are composed in", () => {
  const label = "서울1".normalize("NFD");
  expect(slotTruth(label, { labels: ["1", "서울", "_"], pad: "_", slots: 3 })).toEqual([1, 0, 2]);
});

test("slotTruth() knows classes that the model itself writes in decomposed letters", () => {
  const labels = ["0", "Ä", "Ö", "_"].map((name) => name.normalize("NFD"));
  expect(slotTruth("ÖÄ", { labels, pad: "_", slots: 3 })).toEqual([2, 1, 3]);
});
