import { scoreScene, summarizeScenes } from "@platekit/evaluate";
import { expect, test } from "vitest";

const label = { imagePath: "a.jpg", text: "AB-O1", box: { x0: 0, y0: 0, x1: 100, y1: 20 }, region: "eu" };
const rectangle = (x0: number, x1: number) => [
  { x: x0, y: 0 },
  { x: x1, y: 0 },
  { x: x1, y: 20 },
  { x: x0, y: 20 },
];

// Overlap of [0, 100] with [s, 100 + s] is (100 − s) / (100 + s).
test.each([
  { name: "right text in place", shift: 0, text: "ABO1", want: { found: true, readStrict: true, readFolded: true } },
  { name: "zero for O", shift: 0, text: "AB0I", want: { found: true, readStrict: false, readFolded: true } },
  { name: "IoU 0.33", shift: 50, text: "ABO1", want: { found: true, foundTight: false, readStrict: true } },
  { name: "IoU 0.29", shift: 55, text: "ABO1", want: { found: false, readStrict: false, readFolded: false } },
])("scoreScene() $name", ({ shift, text, want }) => {
  expect(scoreScene(label, [{ text, polygon: rectangle(shift, 100 + shift) }])).toMatchObject(want);
});

test("scoreScene() takes the right text among overlapping readings and ignores plates elsewhere", () => {
  const readings = [
    { text: "XXX", polygon: rectangle(0, 100) },
    { text: "ABO1", polygon: rectangle(10, 110) },
    { text: "ZZZ", polygon: rectangle(500, 600) },
  ];
  expect(scoreScene(label, readings)).toMatchObject({ found: true, readStrict: true, text: "ABO1", iou: 1 });
});

test("scoreScene() of no reading is not found", () => {
  expect(scoreScene(label, [])).toMatchObject({ found: false, iou: 0, text: "" });
});

test("summarizeScenes() gives a row a region, then all", () => {
  const scores = [
    scoreScene(label, [{ text: "ABO1", polygon: rectangle(0, 100) }]),
    scoreScene({ ...label, region: "us" }, []),
    scoreScene({ ...label, region: "us" }, [{ text: "X", polygon: rectangle(0, 100) }]),
  ];
  const rows = summarizeScenes(scores);
  expect(rows.map(({ region, n, found03, readStrict }) => [region, n, found03.hits, readStrict.hits])).toEqual([
    ["eu", 1, 1, 1],
    ["us", 2, 1, 0],
    ["all", 3, 2, 1],
  ]);
});
