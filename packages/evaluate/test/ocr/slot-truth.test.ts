import { slotTruth } from "@platekit/evaluate";
import { expect, test } from "vitest";

// The first two are those of fast-plate-ocr's own tests of its one-hot encoding; pads are added here.
test.each([
  { label: "AB12", labels: "ABCD123456_", slots: 4, want: [0, 1, 4, 5] },
  { label: "ABC123", labels: "0123456789ABCDEFGHIJ_", slots: 8, want: [10, 11, 12, 1, 2, 3, 20, 20] },
  { label: "", labels: "AB_", slots: 2, want: [2, 2] },
  { label: "BA", labels: "_AB", slots: 4, want: [2, 1, 0, 0] },
  { label: "B_A", labels: "_AB", slots: 4, want: [2, 0, 1, 0] },
])("slotTruth() of '$label' in $slots slots", ({ label, labels, slots, want }) => {
  expect(slotTruth(label, { labels: Array.from(labels), pad: "_", slots })).toEqual(want);
});

test("slotTruth() refuses a character outside the alphabet, which fast-plate-ocr scores as the first one", () => {
  const alphabet = { labels: Array.from("0123456789_"), pad: "_", slots: 9 };
  expect(() => slotTruth("a1", alphabet)).toThrow(
    `Cannot score label "a1": must be written in the model's alphabet, got "a"`,
  );
});

test("slotTruth() refuses a label longer than the slots", () => {
  expect(() => slotTruth("AABA", { labels: ["A", "B", "_"], pad: "_", slots: 3 })).toThrow(
    `Cannot score label "AABA": must have at most 3 characters (the model's slots), got 4`,
  );
});

test("slotTruth() refuses a pad that is no class", () => {
  expect(() => slotTruth("A", { labels: ["A"], pad: "_", slots: 3 })).toThrow("pad must be one of the labels, got _");
});

test("slotTruth() takes labels of several letters, whatever form they are composed in", () => {
  const label = "서울1".normalize("NFD");
  expect(slotTruth(label, { labels: ["1", "서울", "_"], pad: "_", slots: 3 })).toEqual([1, 0, 2]);
});
