import { describe, expect, test } from "vitest";
import { csvHead, entryCsv } from "../../src/valid/entry-csv.ts";
import type { TaskName } from "../../src/valid/valid-task.ts";
import type { ValidEntry } from "../../src/valid/valid-entry.ts";

const ERROR = { code: "ERR_IMAGE_DECODE", message: 'Cannot decode "a.png": not a picture' };
const CHARS = [
  { char: "A", probability: 0.99871 },
  { char: "서울", probability: 1 },
];

/** The cells that are not empty, by column; fields of these tests hold no commas but in quotes. */
function cells(task: TaskName, entry: ValidEntry): readonly Record<string, string>[] {
  const columns = csvHead(task).trim().split(",");
  const lines = entryCsv(entry).trimEnd().split("\n");
  return lines.map((line) => {
    const fields = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/gu) ?? [];
    expect(fields).toHaveLength(columns.length);
    return Object.fromEntries(columns.flatMap((column, at) => (fields[at] === "" ? [] : [[column, fields[at]!]])));
  });
}

const CROP = { line: 7, imagePath: "a, b.png", label: "A서울", text: "A서울", confidence: 0.9, chars: CHARS };
const SIZE = { alternatives: [], width: 96, height: 32, ms: { decode: 0.5, read: 1.25 } };

describe("entryCsv()", () => {
  test("writes a plate with all it knows, and quotes what needs it", () => {
    const regions = [
      { label: "Brazil", probability: 0.75 },
      { label: "Chile", probability: 0.2 },
    ];
    const result = { ...CROP, ...SIZE, region: "br", regions };
    expect(cells("ocr", { kind: "ocr", result })).toEqual([
      {
        line: "7",
        image_path: '"a, b.png"',
        region: "br",
        label: "A서울",
        prediction: "A서울",
        right: "1",
        confidence: "0.9",
        chars: "A=0.9987 서울=1.0000",
        region_read: "Brazil",
        region_confidence: "0.75",
        width: "96",
        height: "32",
        decode_ms: "0.5",
        read_ms: "1.25",
      },
    ]);
  });

  test("writes of a row that failed what the table says and why, no numbers", () => {
    const result = { ...CROP, ...SIZE, imagePath: "a.png", error: ERROR };
    expect(cells("ocr", { kind: "ocr", result })).toEqual([
      {
        line: "7",
        image_path: "a.png",
        label: "A서울",
        error: '"ERR_IMAGE_DECODE: Cannot decode ""a.png"": not a picture"',
      },
    ]);
  });

  test("writes a line for each plate of a photo, with the characters of its own reading", () => {
    const box = { x0: 0, y0: 0, x1: 9, y1: 9 };
    const score = { text: "AB", box, iou: 0.4, readFolded: true, read: "AB", confidence: 0.9 };
    const labels = [
      { ...score, line: 2, found03: true, found05: false, readStrict: true },
      { ...score, line: 9, quadIou: 0, found03: false, found05: false, readStrict: false, read: "", confidence: 0 },
    ];
    const result = { imagePath: "a.png", labels, readings: 1, ms: { decode: 1, segment: 2, rectify: 3, ocr: 4 } };
    const [first, second] = cells("pipeline", { kind: "pipeline", result, chars: [CHARS, []] });
    expect(first).toMatchObject({
      line: "2",
      found_03: "1",
      found_05: "0",
      iou: "0.4",
      read_strict: "1",
      readings: "1",
    });
    expect(first).toMatchObject({ chars: "A=0.9987 서울=1.0000", decode_ms: "1", rectify_ms: "3", ocr_ms: "4" });
    expect(first).not.toHaveProperty("quad_iou");
    expect(second).toMatchObject({ line: "9", found_03: "0", quad_iou: "0" });
    expect(second).not.toHaveProperty("chars");
  });

  test("writes of a photo without a plate each reading, or that there is none, without line and label", () => {
    const reading = { text: "AB", confidence: 0.5, chars: CHARS, box: { x0: 0, y0: 0, x1: 1, y1: 1 } };
    const result = { imagePath: "e.png", texts: ["AB", "AB"], confidences: [0.5, 0.5] };
    const line = {
      image_path: "e.png",
      prediction: "AB",
      confidence: "0.5",
      chars: "A=0.9987 서울=1.0000",
      readings: "2",
    };
    expect(cells("pipeline", { kind: "negative", result, readings: [reading, reading] })).toEqual([line, line]);
    const nothing = { imagePath: "e.png", texts: [], confidences: [] };
    expect(cells("pipeline", { kind: "negative", result: nothing, readings: [] })).toEqual([
      { image_path: "e.png", readings: "0" },
    ]);
  });

  test("writes the numbers of a mask, worked out from its counts", () => {
    const counts = { intersection: 30, union: 60, predicted: 40, truth: 50, pixels: 100 };
    const objects = { objects: 2, objectsFound: 1, objectsPredicted: 3, objectsRight: 1 };
    const result = { imagePath: "images/a.png", ...counts, ...objects, ms: { decode: 1, segment: 2 } };
    // IoU 30 / 60; Dice 2 · 30 / (40 + 50); 30 pixels are one thing in the one mask and another in the other: 70 of 100.
    const [row] = cells("segment", { kind: "segment", result });
    expect(row).toMatchObject({ iou: "0.5", pixel_acc: "0.7", objects: "2", objects_found: "1", objects_right: "1" });
    expect(Number(row!["dice"])).toBeCloseTo(2 / 3, 12);
  });
});
