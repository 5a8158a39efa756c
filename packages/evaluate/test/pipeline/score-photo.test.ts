import { scorePhoto } from "@platekit/evaluate";
import { expect, test } from "vitest";
import { plateLabel, reading, rectangle } from "./photo-row.ts";

const label = plateLabel("AB-O1", { region: "eu", line: 7 });

// Overlap of [0, 100] with [s, 100 + s] is (100 − s) / (100 + s).
test.each([
  { name: "right text in place", shift: 0, text: "ABO1", want: { found03: true, readStrict: true, readFolded: true } },
  { name: "other case and marks", shift: 0, text: "ab o·1", want: { readStrict: true } },
  { name: "zero for O", shift: 0, text: "AB0I", want: { found03: true, readStrict: false, readFolded: true } },
  { name: "IoU 0.504", shift: 33, text: "X", want: { found03: true, found05: true, readStrict: false } },
  { name: "IoU 0.493", shift: 34, text: "X", want: { found03: true, found05: false, readStrict: false } },
  { name: "IoU 0.33", shift: 50, text: "ABO1", want: { found03: true, found05: false, readStrict: true } },
  {
    name: "IoU 0.29",
    shift: 55,
    text: "ABO1",
    want: { iou: 45 / 155, found03: false, readStrict: false, readFolded: false, read: "" },
  },
])("scorePhoto() $name", ({ shift, text, want }) => {
  expect(scorePhoto([label], [reading(text, shift)]).labels).toMatchObject([want]);
});

test("scorePhoto() finds a plate at an overlap of just 0.5", () => {
  const half = { ...reading("X"), polygon: rectangle(0, 50) };
  expect(scorePhoto([label], [half]).labels).toMatchObject([{ iou: 0.5, found05: true }]);
});

test("scorePhoto() finds a plate at an overlap of just 0.3, and reads it", () => {
  const third = { ...reading("ABO1"), polygon: rectangle(0, 30) };
  expect(scorePhoto([label], [third]).labels).toMatchObject([{ iou: 0.3, found03: true, readStrict: true }]);
});

test("scorePhoto() takes the right text among overlapping readings and tells readings elsewhere", () => {
  const elsewhere = { ...reading("ZZZ", 500), id: 3 };
  const readings = [{ ...reading("XXX"), id: 1 }, { ...reading("ABO1", 10, 0.4), id: 2 }, elsewhere];
  const { labels, matched, unmatched } = scorePhoto([label], readings);
  expect(labels).toEqual([
    {
      ...label,
      iou: 1,
      found03: true,
      found05: true,
      readStrict: true,
      readFolded: true,
      read: "ABO1",
      confidence: 0.4,
    },
  ]);
  expect(matched).toEqual([readings[1]]);
  expect(unmatched).toEqual([elsewhere]);
});

test("scorePhoto() prefers the text that is right but for look-alikes, then the best overlap", () => {
  const folded = [reading("XXX"), reading("AB01", 10)];
  expect(scorePhoto([label], folded).labels).toMatchObject([{ readStrict: false, readFolded: true, read: "AB01" }]);
  const wrong = [reading("YYY", 10), reading("XXX")];
  expect(scorePhoto([label], wrong).labels).toMatchObject([{ readFolded: false, read: "XXX" }]);
});

test("scorePhoto() of no reading is not found", () => {
  expect(scorePhoto([label], []).labels).toEqual([
    { ...label, iou: 0, found03: false, found05: false, readStrict: false, readFolded: false, read: "", confidence: 0 },
  ]);
});

test("scorePhoto() compares letters of any script", () => {
  const seoul = plateLabel("서울12가1234");
  expect(scorePhoto([seoul], [reading("서울 12가 1234")]).labels).toMatchObject([{ readStrict: true }]);
  expect(scorePhoto([seoul], [reading("부산12나1234")]).labels).toMatchObject([{ readStrict: false }]);
});

test("scorePhoto() gives each of two plates its own reading, not one reading to both", () => {
  const labels = [plateLabel("AAA"), plateLabel("BBB", { x: 40 })];
  // The reading lies on the second label; it overlaps the first by 60 / 140 = 0.43 too.
  expect(scorePhoto(labels, [reading("BBB", 40)]).labels).toMatchObject([
    { found03: false, iou: 0, read: "" },
    { found03: true, iou: 1, read: "BBB" },
  ]);
  expect(scorePhoto(labels, [reading("BBB", 40), reading("AAA", 10)]).labels).toMatchObject([
    { readStrict: true, iou: 90 / 110 },
    { readStrict: true, iou: 1 },
  ]);
});

// Corners [0, 50] with the reading [0, 100]: 50 / 100; with [25, 125]: 25 / 125.
test("scorePhoto() measures the corners where they are given", () => {
  const cornered = plateLabel("A", { quad: rectangle(0, 50) });
  expect(scorePhoto([cornered], [reading("A")]).labels).toMatchObject([{ iou: 1, quadIou: expect.closeTo(0.5, 12) }]);
  expect(scorePhoto([cornered], [reading("A", 25)]).labels).toMatchObject([{ quadIou: expect.closeTo(0.2, 12) }]);
  expect(scorePhoto([cornered], []).labels).toMatchObject([{ quadIou: 0 }]);
  expect(scorePhoto([label], [reading("A")]).labels[0]).not.toHaveProperty("quadIou");
});

test("scorePhoto() of no labels leaves every reading over", () => {
  const readings = [reading("A"), reading("B", 300)];
  expect(scorePhoto([], readings)).toEqual({ labels: [], matched: [], unmatched: readings });
});

test("scorePhoto() tells two readings of equal text and confidence apart by their places", () => {
  const labels = [plateLabel("AAA"), plateLabel("AAA", { x: 300 }), plateLabel("BBB", { x: 600 })];
  const [right, left] = [reading("AAA", 300), reading("AAA")];
  const { matched } = scorePhoto(labels, [right, left]);
  expect(matched[0]).toBe(left);
  expect(matched[1]).toBe(right);
  expect(matched[2]).toBeUndefined();
});
