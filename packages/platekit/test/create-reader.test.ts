import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { encodeImage } from "@platekit/core/image";
import { createReader, readPlates } from "platekit";
import type { ProgressEvent } from "platekit";
import { describe, expect, test } from "vitest";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const MODELS = { segmenter: RED_PLATE, recognizer: SHADE_OCR } as const;
const PHOTO = drawPhoto(320, 240, [
  { text: "ABBA", x: 40, y: 60, width: 96, height: 32 },
  { text: "BABB", x: 190, y: 150, width: 80, height: 24 },
]);

describe("createReader()", () => {
  test("reads every plate of a photo, with its corners", async () => {
    await using reader = await createReader(MODELS);
    const plates = await reader.read(PHOTO);
    expect(plates.map(({ text }) => text).toSorted()).toEqual(["ABBA", "BABB"]);
    const [tl, , br] = plates.find(({ text }) => text === "ABBA")!.polygon;
    // Pixels 40..135 × 60..91: the outline runs half a pixel farther out. 2 px: the toy network sees 128 px at once.
    expect(Math.hypot(tl.x - 39.5, tl.y - 59.5)).toBeLessThan(2);
    expect(Math.hypot(br.x - 135.5, br.y - 91.5)).toBeLessThan(2);
  });

  test.each([
    { name: "a path", source: (path: string) => path },
    { name: "a file: URL", source: (path: string) => new URL(`file://${path}`) },
    { name: "bytes", source: async () => encodeImage(PHOTO, { format: "png" }) },
  ])("reads $name as it reads raw pixels", async ({ source }) => {
    const path = join(temporaryFolder(), "photo.png");
    writeFileSync(path, await encodeImage(PHOTO, { format: "png" }));
    await using reader = await createReader(MODELS);
    expect(await reader.read(await source(path))).toEqual(await reader.read(PHOTO));
  });

  test("gives [] for a photo without plates", async () => {
    await using reader = await createReader(MODELS);
    expect(await reader.read(drawPhoto(200, 100))).toEqual([]);
  });

  test("leaves out what less than minEvidence speaks for: score and reading together", async () => {
    await using all = await createReader({ ...MODELS, minEvidence: 0 });
    await using none = await createReader({ ...MODELS, minEvidence: 1 });
    // The drawn plates' scores are below 1, so nothing has an evidence of 1.
    expect((await all.read(PHOTO)).every(({ score }) => score < 1)).toBe(true);
    expect(await all.read(PHOTO)).toHaveLength(2);
    expect(await none.read(PHOTO)).toEqual([]);
  });

  test("leaves out what is less sure than minConfidence or shorter than minLength", async () => {
    await using unsure = await createReader({ ...MODELS, minConfidence: 1 });
    await using short = await createReader({ ...MODELS, minLength: 5 });
    await using all = await createReader({ ...MODELS, minLength: 4, minConfidence: 0.5 });
    expect(await unsure.read(PHOTO)).toEqual([]);
    expect(await short.read(PHOTO)).toEqual([]);
    expect(await all.read(PHOTO)).toHaveLength(2);
  });

  test("trace() gives the photo, the regions and the flat plates behind the readings", async () => {
    await using reader = await createReader(MODELS);
    const { image, plates } = await reader.trace(await encodeImage(PHOTO, { format: "png" }));
    expect({ width: image.width, height: image.height }).toEqual({ width: 320, height: 240 });
    for (const { plate, reading } of plates) {
      expect(plate.quad).toEqual(reading.polygon);
      expect(plate.image.width).toBeGreaterThan(plate.image.height);
    }
  });

  test("tells how far it is", async () => {
    const events: ProgressEvent[] = [];
    await using reader = await createReader({ ...MODELS, onProgress: (event) => events.push(event) });
    await reader.read(PHOTO, { onProgress: (event) => events.push(event) });
    expect(events.map(({ stage }) => stage).toSorted()).toEqual(
      ["model-open", "model-open", "decode", "segment", "rectify", "recognize"].toSorted(),
    );
  });

  test("rejects with the signal's reason when it is stopped", async () => {
    await using reader = await createReader(MODELS);
    const reason = new Error("no longer wanted");
    await expect(reader.read(PHOTO, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("warmup() runs both networks", async () => {
    await using reader = await createReader(MODELS);
    await expect(reader.warmup()).resolves.toBeUndefined();
  });

  test("is closed after disposal", async () => {
    const reader = await createReader(MODELS);
    await reader[Symbol.asyncDispose]();
    await expect(reader.read(PHOTO)).rejects.toThrow(expect.objectContaining({ code: "ERR_SESSION_CLOSED" }));
  });

  test("waits for running reads when it is closed, and refuses new ones", async () => {
    const reader = await createReader(MODELS);
    const reading = Promise.all([reader.read(PHOTO), reader.trace(PHOTO), reader.warmup()]);
    const closing = reader[Symbol.asyncDispose]();
    await expect(reader.read(PHOTO)).rejects.toThrow("Cannot use reader: it must be open, got a closed one");
    const [plates] = await reading;
    expect(plates).toHaveLength(2);
    await closing;
    await expect(reader[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });

  test.each([
    {
      name: "a mistyped option",
      own: { onProgres: () => undefined },
      message: /unknown option "onProgres".*"onProgress"/,
    },
    { name: "an option of createReader", own: { minConfidence: 2 }, message: /unknown option "minConfidence"/ },
    { name: "a signal of another kind", own: { signal: 5 }, message: /option signal must be/ },
    { name: "a listener that is none", own: { onProgress: true }, message: /option onProgress must be a function/ },
    { name: "no object", own: null, message: /^Cannot read photo: options must be an object, got null$/ },
  ])("read() and trace() refuse $name", async ({ own, message }) => {
    await using reader = await createReader(MODELS);
    for (const call of [reader.read, reader.trace]) {
      const attempt = call(PHOTO, own as never);
      await expect(attempt).rejects.toThrow(TypeError);
      await expect(attempt).rejects.toThrow(message);
    }
  });

  test.each([
    { options: "plate-ocr", message: 'Cannot create reader: options must be an object, got "plate-ocr"' },
    { options: null, message: "Cannot create reader: options must be an object, got null" },
    { options: [RED_PLATE], message: /^Cannot create reader: options must be an object, got \[/ },
    { options: { signal: true }, message: /^Cannot create reader: option signal must be/ },
  ])("createReader() and readPlates() refuse $options as options", async ({ options, message }) => {
    await expect(createReader(options as never)).rejects.toThrow(message);
    await expect(readPlates(PHOTO, options as never)).rejects.toThrow(message);
  });

  test.each([
    {
      name: "an unknown option",
      options: { minConfidance: 0.5 },
      message: /minConfidance.*did you mean.*minConfidence/,
    },
    {
      name: "a share above 1",
      options: { minConfidence: 2 },
      message: /minConfidence must be at most 1, got 2/,
      type: RangeError,
    },
    { name: "an unknown option of a stage", options: { segment: { minAera: 5 } }, message: /segment\.minAera/ },
    { name: "a model that is a number", options: { segmenter: 7 }, message: /segmenter/ },
  ])("refuses $name", async ({ options, message, type = TypeError }) => {
    await expect(createReader({ ...MODELS, ...options } as never)).rejects.toThrow(type);
    await expect(createReader({ ...MODELS, ...options } as never)).rejects.toThrow(message);
  });

  test.each([
    { name: "a missing model", options: { segmenter: "no-such-model" }, code: "ERR_MODEL_NOT_FOUND" },
    { name: "a recogniser as segmenter", options: { segmenter: SHADE_OCR }, code: "ERR_MODEL_CONFIG" },
    { name: "a segmenter as recogniser", options: { recognizer: RED_PLATE }, code: "ERR_MODEL_CONFIG" },
  ])("refuses $name", async ({ options, code }) => {
    await expect(createReader({ ...MODELS, ...options })).rejects.toThrow(expect.objectContaining({ code }));
  });
});

describe("readPlates()", () => {
  test("reads one photo and closes what it opened", async () => {
    const plates = await readPlates(PHOTO, MODELS);
    expect(plates.map(({ text }) => text).toSorted()).toEqual(["ABBA", "BABB"]);
  });
});
