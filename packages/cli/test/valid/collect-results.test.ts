import { expect, test } from "vitest";
import { collectResults } from "../../src/valid/collect-results.ts";
import type { NegativeEntry, OcrEntry, SceneEntry } from "../../src/valid/valid-entry.ts";

const TASK = { add: () => undefined };
const BROKEN = { code: "ERR_IMAGE_DECODE", message: "broken" };
const negative = (imagePath: string, more: object = {}): NegativeEntry => ({
  kind: "negative",
  result: { imagePath, texts: [], confidences: [], ...more },
  readings: [],
});

test("collectResults() counts all failures and names the first thousand", async () => {
  const results = collectResults<NegativeEntry>(TASK, undefined);
  for (let index = 0; index < 1001; index += 1) await results.add(negative(`${index}.png`, { error: BROKEN }));
  const { first, count, isAll } = results.failures();
  expect({ named: first.length, last: first.at(-1)?.imagePath, count, isAll }).toEqual({
    named: 1000,
    last: "999.png",
    count: 1001,
    isAll: true,
  });
  await results.add(negative("whole.png"));
  expect(results.failures()).toMatchObject({ count: 1001, isAll: false });
});

const BOX = { x0: 0, y0: 0, x1: 9, y1: 9 };

function plate(text: string, more: object = {}): OcrEntry {
  const read = { label: "AB", text, confidence: 1, chars: [], alternatives: [], width: 9, height: 9 };
  return { kind: "ocr", result: { line: 2, imagePath: "a.png", ...read, ms: { decode: 0, read: 0 }, ...more } };
}

test("collectResults() counts plates read exactly: of slots models by all their slots, failed rows as wrong", async () => {
  const results = collectResults<OcrEntry>(TASK, undefined);
  const slotHits = { slots: 3, right: 2, top3: 3, lengthRight: true };
  for (const entry of [plate("AB"), plate("BA"), plate("AB", { error: BROKEN }), plate("AB", { slotHits })]) {
    await results.add(entry);
  }
  expect(results.plates()).toEqual({ n: 4, right: 1 });
});

test("collectResults() counts the plates of photos, those of a photo that failed as wrong", async () => {
  const results = collectResults<SceneEntry>(TASK, undefined);
  const score = { text: "AB", box: BOX, iou: 1, found03: true, found05: true, readFolded: true, confidence: 1 };
  const photo = (error?: typeof BROKEN): SceneEntry => ({
    kind: "pipeline",
    result: {
      imagePath: "a.png",
      labels: [
        { ...score, line: 2, readStrict: true, read: "AB" },
        { ...score, line: 3, readStrict: false, read: "A8" },
      ],
      readings: 2,
      ms: {},
      ...(error === undefined ? {} : { error }),
    },
    chars: [],
  });
  await results.add(photo());
  await results.add(photo(BROKEN));
  expect(results.plates()).toEqual({ n: 4, right: 1 });
});
