import { PlateError } from "@platekit/core/errors";
import { describe, expect, test } from "vitest";
import type { EntryError } from "../../src/valid/collect-results.ts";
import { pagePictures } from "../../src/valid/page-pictures.ts";
import type { NegativeEntry } from "../../src/valid/valid-entry.ts";

const PICTURE = { width: 80, height: 40, channels: 3 as const, data: new Uint8Array(80 * 40 * 3) };
const BOX = { x0: 10, y0: 10, x1: 29, y1: 19 };
const READING = { text: "AB", confidence: 0.9, chars: [], box: BOX };
const ENTRY: NegativeEntry = {
  kind: "negative",
  result: { imagePath: "a.png", texts: ["AB"], confidences: [0.9] },
  readings: [READING],
};
const FALSE: EntryError<NegativeEntry> = {
  error: { task: "negative", imagePath: "a.png", text: "AB", confidence: 0.9 },
  rank: 0.9,
  entry: ENTRY,
};
const BROKEN = { code: "ERR_IMAGE_DECODE", message: "broken" };
const GONE = new PlateError("ERR_IMAGE_NOT_FOUND", "Cannot read a.png: no such file");
const signal = new AbortController().signal;
const show = async () => PICTURE;

describe("pagePictures()", () => {
  test("shows what the task shows of an entry", async () => {
    const seen: NegativeEntry[] = [];
    const view = async (entry: NegativeEntry) => {
      seen.push(entry);
      return PICTURE;
    };
    const [shown] = await pagePictures([FALSE], { view, signal });
    expect(seen).toEqual([ENTRY]);
    expect(shown?.picture).toMatchObject({ width: 80, height: 40 });
  });

  test("cuts out what lies around a box", async () => {
    // 20 × 10 pixels, and half the longer side of surroundings: 40 columns, and of 30 rows those that are there.
    const [shown] = await pagePictures([{ ...FALSE, box: BOX }], { view: show, signal });
    expect(shown?.picture).toMatchObject({ width: 40, height: 30 });
  });

  test("goes on without a picture that is gone, or that could not be opened before", async () => {
    const view = () => Promise.reject(GONE);
    const failed: EntryError<NegativeEntry> = {
      error: { task: "failed", imagePath: "a.png", error: BROKEN },
      rank: -1,
      entry: ENTRY,
    };
    expect(await pagePictures([FALSE, failed], { view, signal })).toEqual([FALSE.error, failed.error]);
  });

  test("stops where the signal stops it, in the middle of a picture too, and takes no error of ours for one of theirs", async () => {
    const controller = new AbortController();
    const view = () => {
      controller.abort(new Error("Interrupted"));
      return Promise.reject(GONE);
    };
    await expect(pagePictures([FALSE], { view, signal: controller.signal })).rejects.toThrow("Interrupted");
    await expect(pagePictures([FALSE], { view: show, signal: controller.signal })).rejects.toThrow("Interrupted");
    const wrong = () => Promise.reject(new TypeError("Cannot go on"));
    await expect(pagePictures([FALSE], { view: wrong, signal })).rejects.toThrow(TypeError);
  });
});
