import { PlateError } from "@platekit/core/errors";
import type { PlateReading, Reader } from "platekit";
import { describe, expect, test } from "vitest";
import { readScenes, toScenes } from "../../src/valid/read-scenes.ts";
import type { Scene, SceneWork } from "../../src/valid/read-scenes.ts";

const PHOTO = { width: 9, height: 9, channels: 3 as const, data: new Uint8Array(9 * 9 * 3) };
const row = (line: number, name: string, { text, x0 = 0 }: { readonly text: string; readonly x0?: number }) => ({
  line,
  imagePath: name,
  path: `/data/${name}`,
  text,
  box: { x0, y0: 0, x1: x0 + 100, y1: 20 },
});

/** A reading as wide as the box of a row that begins at `x0`. */
function reading(text: string, x0 = 0): PlateReading {
  const polygon = [
    { x: x0, y: 0 },
    { x: x0 + 100, y: 0 },
    { x: x0 + 100, y: 20 },
    { x: x0, y: 20 },
  ];
  const chars = Array.from(text, (char) => ({ char, probability: 0.123_456_789, candidates: [] }));
  return { text, confidence: 0.123_456_789, chars, polygon } as unknown as PlateReading;
}

function work(readings: readonly PlateReading[], more: Partial<SceneWork> = {}): SceneWork {
  const trace: Reader["trace"] = async (_, { onProgress } = {}) => {
    onProgress?.({ stage: "segment", ms: 2.000_04 } as never);
    onProgress?.({ stage: "recognize", ms: 3 } as never);
    return { plates: readings.map((each) => ({ reading: each })) } as never;
  };
  return {
    reader: { trace },
    open: async () => ({ picture: PHOTO, ms: 1 }),
    signal: new AbortController().signal,
    ...more,
  };
}

async function all(scenes: readonly Scene[], how: SceneWork) {
  const entries = [];
  for await (const entry of readScenes(scenes, how)) entries.push(entry);
  return entries;
}

test("toScenes() puts the rows of a photo together, photos in the order they are met", () => {
  const scenes = toScenes([
    row(2, "b.png", { text: "AB" }),
    row(3, "a.png", { text: "CD" }),
    row(4, "b.png", { text: "EF" }),
  ]);
  expect(scenes.map(({ path, labels }) => [path, labels.map(({ line, text }) => [line, text])])).toEqual([
    [
      "/data/b.png",
      [
        [2, "AB"],
        [4, "EF"],
      ],
    ],
    ["/data/a.png", [[3, "CD"]]],
  ]);
});

describe("readScenes()", () => {
  const scenes = toScenes([row(2, "a.png", { text: "AB" }), row(3, "a.png", { text: "CD", x0: 200 })]);
  const negative: Scene = { imagePath: "/e.png", path: "/e.png", isNegative: true, labels: [] };

  test("gives each label its own reading and characters, and tells the stages in our words", async () => {
    const [entry] = await all(scenes, work([reading("CD", 200), reading("XY", 500), reading("A8")]));
    expect(entry).toMatchObject({
      kind: "pipeline",
      result: {
        imagePath: "a.png",
        readings: 3,
        labels: [
          { line: 2, read: "A8", readStrict: false, found03: true },
          { line: 3, read: "CD", readStrict: true },
        ],
        ms: { decode: 1, segment: 2, ocr: 3 },
      },
      chars: [
        [
          { char: "A", probability: 0.123_457 },
          { char: "8", probability: 0.123_457 },
        ],
        [{ char: "C" }, { char: "D" }],
      ],
    });
  });

  test("tells each false reading of a photo without a plate, how sure it is and where", async () => {
    const [entry] = await all([negative], work([reading("XY", 50)]));
    expect(entry).toMatchObject({
      kind: "negative",
      result: { imagePath: "/e.png", texts: ["XY"], confidences: [0.123_456_789] },
      readings: [{ text: "XY", box: { x0: 50, y0: 0, x1: 150, y1: 20 } }],
    });
  });

  test("counts the labels of a photo that cannot be opened as missed", async () => {
    const open = () => Promise.reject(new PlateError("ERR_IMAGE_NOT_FOUND", "Cannot read it: no such file"));
    const [photo, empty] = await all([...scenes, negative], work([], { open }));
    const error = { code: "ERR_IMAGE_NOT_FOUND", message: "Cannot read it: no such file" };
    const missed = { found03: false, read: "", confidence: 0 };
    expect(photo).toMatchObject({ result: { error, readings: 0, ms: {}, labels: [missed, missed] }, chars: [] });
    expect(empty).toEqual({
      kind: "negative",
      result: { imagePath: "/e.png", error, texts: [], confidences: [] },
      readings: [],
    });
  });

  test("gives nothing more once it is stopped", async () => {
    const controller = new AbortController();
    const open = async () => {
      controller.abort();
      return { picture: PHOTO, ms: 1 };
    };
    expect(await all([...scenes, negative], work([], { open, signal: controller.signal }))).toEqual([]);
  });
});
