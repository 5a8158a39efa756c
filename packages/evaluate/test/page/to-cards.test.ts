import { describe, expect, test } from "vitest";
import type { ErrorPicture, LabelScore, SegmentResult } from "@platekit/evaluate";
import { toErrorCards, toPredictionCards } from "../../src/page/to-cards.ts";
import { ocrError, ocrResult, PIXEL } from "./support/sample-report.ts";

function labelScore(own: Partial<LabelScore> = {}): LabelScore {
  return {
    line: 5,
    text: "B-AB 12",
    box: { x0: 0, y0: 0, x1: 9, y1: 3 },
    iou: 0.6,
    found03: true,
    found05: true,
    readStrict: false,
    readFolded: false,
    read: "BA812",
    confidence: 0.7,
    ...own,
  };
}

function segmentResult(imagePath: string, own: Partial<SegmentResult> = {}): SegmentResult {
  return {
    imagePath,
    intersection: 50,
    union: 100,
    predicted: 75,
    truth: 75,
    pixels: 1000,
    objects: 1,
    objectsFound: 1,
    objectsPredicted: 1,
    objectsRight: 1,
    ms: {},
    ...own,
  };
}

const maskError = (imagePath: string, own: Partial<SegmentResult> = {}): ErrorPicture => ({
  task: "segment",
  result: segmentResult(imagePath, own),
});

describe("toErrorCards()", () => {
  test("puts the surest error first and what could not be measured last", () => {
    const pictures: readonly ErrorPicture[] = [
      { task: "failed", imagePath: "broken.png", line: 9, error: { code: "ERR_IMAGE_DECODE", message: "Cannot" } },
      ocrError({ imagePath: "half.png", confidence: 0.5 }),
      { task: "pipeline", imagePath: "missed.png", label: labelScore({ found03: false, iou: 0.1 }) },
      ocrError({ imagePath: "sure.png", confidence: 0.99 }),
    ];
    expect(toErrorCards(pictures).map(({ source }) => source)).toEqual([
      "sure.png",
      "half.png",
      "missed.png",
      "broken.png",
    ]);
  });

  test("puts the mask that overlaps least first", () => {
    const cards = toErrorCards([maskError("half.png"), maskError("none.png", { intersection: 0 })]);
    expect(cards.map(({ source, score }) => [source, score])).toEqual([
      ["none.png", 0],
      ["half.png", 0.5],
    ]);
  });

  test.each([
    { kind: "mask-missed", own: { objects: 2 } },
    { kind: "mask-missed", own: { objects: 2, objectsPredicted: 2 } },
    { kind: "mask-extra", own: { objectsPredicted: 2 } },
    { kind: "mask-rough", own: {} },
  ])("calls a mask $kind with $own", ({ kind, own }) => {
    expect(toErrorCards([maskError("a.png", own)])[0]!.kind).toBe(kind);
  });

  test("lays probabilities along what was read, also beside a character that was left out", () => {
    const chars = [
      { char: "A", probability: 0.9 },
      { char: "1", probability: 0.2 },
    ];
    const [card] = toErrorCards([ocrError({ label: "AB1", text: "A1", chars })]);
    expect(card!.kind).toBe("length");
    expect(card!.chars).toEqual([
      { truth: "A", read: "A", probability: 0.9 },
      { truth: "B", read: "" },
      { truth: "1", read: "1", probability: 0.2 },
    ]);
  });

  test("takes a label of several letters of the model as one place", () => {
    const chars = [{ char: "서울", probability: 0.8 }];
    const [card] = toErrorCards([ocrError({ label: "1", text: "서울", chars })]);
    expect(card!.chars).toEqual([{ truth: "1", read: "서울", probability: 0.8 }]);
  });

  test("compares plates in photos by letters and digits, and tells the label as it was written", () => {
    const [card] = toErrorCards([{ task: "pipeline", imagePath: "a.png", label: labelScore() }]);
    expect(card).toMatchObject({ kind: "one-character", label: "B-AB 12", text: "BA812", line: 5, score: 0.7 });
    expect(card!.chars.map(({ truth, read }) => truth + read)).toEqual(["BB", "AA", "B8", "11", "22"]);
    expect(card!.facts).toContain("label B-AB 12");
  });

  test.each([
    { name: "a plate that was not found", own: { found03: false, read: "" }, kind: "not-found" },
    { name: "a plate that was found and not read", own: { read: "" }, kind: "unread" },
  ])("tells $name apart", ({ own, kind }) => {
    expect(toErrorCards([{ task: "pipeline", imagePath: "a.png", label: labelScore(own) }])[0]!.kind).toBe(kind);
  });

  test("shows a false reading with its characters and no label", () => {
    const chars = [{ char: "X", probability: 0.6 }];
    const [card] = toErrorCards([{ task: "negative", imagePath: "a.png", text: "X", confidence: 0.6, chars }]);
    expect(card).toMatchObject({ kind: "false-reading", score: 0.6, chars: [{ truth: "", read: "X" }] });
    expect(card).not.toHaveProperty("label");
  });

  test.each([
    { name: "another region", region: "Brazil", fact: "region told Germany, 93.1\u00A0%, labelled Brazil" },
    { name: "the labelled region", region: "Germany", fact: "region told Germany, 93.1\u00A0%" },
    { name: "a region where none is labelled", region: "", fact: "region told Germany, 93.1\u00A0%" },
  ])("says that a region head told $name", ({ region, fact }) => {
    const regions = [
      { label: "Germany", probability: 0.93199 },
      { label: "Brazil", probability: 0.04 },
    ];
    expect(toErrorCards([ocrError({ region, regions })])[0]!.facts).toEqual([fact, "96 × 32 px"]);
    expect(toErrorCards([ocrError({ region })])[0]!.facts).toEqual(["96 × 32 px"]);
  });

  test("tells why a row could not be measured, whichever task it is of", () => {
    const error = { code: "ERR_IMAGE_DECODE", message: "Cannot decode image" };
    const cards = toErrorCards([
      { task: "ocr", result: ocrResult({ error }) },
      { task: "segment", result: segmentResult("a.png", { error }) },
      { task: "failed", imagePath: "b.png", error },
    ]);
    expect(cards.map(({ kind, facts }) => [kind, ...facts])).toEqual(
      Array.from({ length: 3 }, () => ["failed", "Cannot decode image"]),
    );
  });
});

test("toPredictionCards() keeps the order and says whether a labelled reading is right", () => {
  const plate = { picture: PIXEL, confidence: 0.9, chars: [{ char: "A", probability: 0.9 }] };
  const cards = toPredictionCards([
    { ...plate, source: "b.png", text: "A" },
    { ...plate, source: "a.png", text: "A", label: "A" },
    { ...plate, source: "c.png", text: "A", label: "4" },
  ]);
  expect(cards.map(({ source, kind }) => [source, kind])).toEqual([
    ["b.png", "unlabelled"],
    ["a.png", "right"],
    ["c.png", "one-character"],
  ]);
});
