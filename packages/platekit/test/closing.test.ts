// Whoever opens a model closes it, on every path. Each model opened is counted, and how often it was closed.
import type * as onnx from "@platekit/core/onnx";
import { createMasker, createReader, maskPlates, readPlates } from "platekit";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CountedSession } from "./support/count-sessions.ts";
import { drawPhoto, RED_PLATE, SHADE_OCR } from "./support/draw-photo.ts";

const sessions = vi.hoisted((): CountedSession[] => []);
vi.mock("@platekit/core/onnx", async (original) => {
  const module = await original<typeof onnx>();
  const { countSessions } = await import("./support/count-sessions.ts");
  return { ...module, openSession: countSessions(module.openSession, sessions) };
});
beforeEach(() => void sessions.splice(0));

const MODELS = { segmenter: RED_PLATE, recognizer: SHADE_OCR } as const;
const PHOTO = drawPhoto(320, 240, [{ text: "ABBA", x: 40, y: 60, width: 96, height: 32 }]);
const BROKEN = new Uint8Array(8);

const closedByRole = () => Object.fromEntries(sessions.map(({ role, closed }) => [role, closed]));
const BOTH_CLOSED = { segment: 1, recognize: 1 };
const BOTH_OPEN = { segment: 0, recognize: 0 };

describe("readPlates()", () => {
  test("closes both models when it has read", async () => {
    await readPlates(PHOTO, MODELS);
    expect(closedByRole()).toEqual(BOTH_CLOSED);
  });

  test("closes both models when it cannot read", async () => {
    await expect(readPlates(BROKEN, MODELS)).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_DECODE" }));
    expect(closedByRole()).toEqual(BOTH_CLOSED);
  });
});

describe("createReader()", () => {
  test("keeps both models open until it is disposed of", async () => {
    const reader = await createReader(MODELS);
    await reader.read(PHOTO);
    await reader.read(PHOTO);
    expect(closedByRole()).toEqual(BOTH_OPEN);
    await reader[Symbol.asyncDispose]();
    expect(closedByRole()).toEqual(BOTH_CLOSED);
    expect(sessions).toHaveLength(2);
  });

  test.each([
    { name: "the recogniser", models: { recognizer: RED_PLATE }, opened: { segment: 1 } },
    { name: "the segmenter", models: { segmenter: SHADE_OCR }, opened: { recognize: 1 } },
  ])("closes the other model where $name cannot be opened", async ({ models, opened }) => {
    await expect(createReader({ ...MODELS, ...models })).rejects.toThrow(
      expect.objectContaining({ code: "ERR_MODEL_CONFIG" }),
    );
    expect(closedByRole()).toEqual(opened);
  });

  test.each(["red-plate", "shade-ocr"])("closes both models where onProgress throws for %s", async (id) => {
    const reason = new Error("not now");
    const attempt = createReader({
      ...MODELS,
      onProgress: (event) => {
        if (event.stage === "model-open" && event.model === id) throw reason;
      },
    });
    await expect(attempt).rejects.toBe(reason);
    expect(closedByRole()).toEqual(BOTH_CLOSED);
  });
});

describe("maskPlates()", () => {
  test("closes the model when it has masked", async () => {
    await maskPlates(PHOTO, { segmenter: RED_PLATE });
    expect(closedByRole()).toEqual({ segment: 1 });
  });

  test("closes the model when it cannot mask", async () => {
    const attempt = maskPlates(BROKEN, { segmenter: RED_PLATE });
    await expect(attempt).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_DECODE" }));
    expect(closedByRole()).toEqual({ segment: 1 });
  });
});

describe("createMasker()", () => {
  test("keeps the model open until it is disposed of", async () => {
    const masker = await createMasker({ segmenter: RED_PLATE });
    await masker.mask(PHOTO);
    expect(closedByRole()).toEqual({ segment: 0 });
    await masker[Symbol.asyncDispose]();
    expect(closedByRole()).toEqual({ segment: 1 });
    await expect(masker.mask(PHOTO)).rejects.toThrow(expect.objectContaining({ code: "ERR_SESSION_CLOSED" }));
  });

  test("closes the model where onProgress throws", async () => {
    const reason = new Error("not now");
    const attempt = createMasker({
      segmenter: RED_PLATE,
      onProgress: () => {
        throw reason;
      },
    });
    await expect(attempt).rejects.toBe(reason);
    expect(closedByRole()).toEqual({ segment: 1 });
  });
});
