// An option must reach the stage it is meant for: each test fails where it is taken and dropped on the way.
import { encodeImage } from "@platekit/core/image";
import type * as onnx from "@platekit/core/onnx";
import { createMasker, createReader } from "platekit";
import type { ReaderOptions } from "platekit";
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
const PHOTO = drawPhoto(320, 240, [
  { text: "ABBA", x: 40, y: 60, width: 96, height: 32 },
  { text: "BABB", x: 190, y: 150, width: 80, height: 24 },
]);

async function traced(options: ReaderOptions) {
  await using reader = await createReader({ ...MODELS, ...options });
  return (await reader.trace(PHOTO)).plates;
}

describe("createReader()", () => {
  test("hands segment to the segmenter: maxRegions", async () => {
    expect(await traced({})).toHaveLength(2);
    expect(await traced({ segment: { maxRegions: 1 } })).toHaveLength(1);
  });

  test("hands rectify to the rectifier: maxWidth", async () => {
    const plates = await traced({ rectify: { minWidth: 48, maxWidth: 64 } });
    expect(plates).toHaveLength(2);
    for (const { plate } of plates) expect(plate.image.width).toBeLessThanOrEqual(64);
    for (const { plate } of await traced({})) expect(plate.image.width).toBeGreaterThan(64);
  });

  test("hands recognize to the recogniser: alternatives", async () => {
    for (const { reading } of await traced({})) expect(reading.alternatives).toHaveLength(5);
    for (const { reading } of await traced({ recognize: { alternatives: 2 } })) {
      expect(reading.alternatives).toHaveLength(2);
    }
  });

  test("hands readAgain to the reader: plates in doubt are run through the recogniser once more", async () => {
    const runs = async (readAgain: ReaderOptions["readAgain"]) => {
      sessions.splice(0);
      await traced({ readAgain });
      return sessions.find(({ role }) => role === "recognize")?.batches;
    };
    // Both plates of the photo, then both again at three margins; nothing is as sure as 1.
    expect(await runs("off")).toEqual([2]);
    expect(await runs({ below: 1, margins: [0, 0.02, 0.1] })).toEqual([2, 6]);
  });

  test("hands formats to the recogniser", async () => {
    // Four letters are a plate somebody in the United States may have chosen, and none of Brazil.
    for (const { reading } of await traced({ formats: ["us"] })) {
      expect(reading).toMatchObject({ rawText: reading.text, format: { code: "us", pattern: "AAAA", probability: 1 } });
    }
    for (const formats of ["none" as const, ["br"]]) {
      for (const { reading } of await traced({ formats })) expect(reading).not.toHaveProperty("format");
    }
    await expect(createReader({ ...MODELS, formats: ["xx"] })).rejects.toThrow(RangeError);
    await expect(createReader({ ...MODELS, formats: ["Brazil"] })).rejects.toThrow(TypeError);
  });

  test("hands the photo's limits to the decoder: maxPixels", async () => {
    await using reader = await createReader({ ...MODELS, maxPixels: 320 * 240 - 1 });
    const photo = await encodeImage(PHOTO, { format: "png" });
    await expect(reader.read(photo)).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_LIMIT" }));
  });
});

const silent = (): void => undefined;
const RUNNING = { threads: 3, executionProviders: ["cpu"], logger: { debug: silent, info: silent, warn: silent } };

describe.each([
  { name: "createReader()", open: (options: object) => createReader({ ...MODELS, ...options }), models: 2 },
  { name: "createMasker()", open: (options: object) => createMasker({ segmenter: RED_PLATE, ...options }), models: 1 },
])("$name", ({ open, models }) => {
  test("opens every model with the threads, providers, logger and signal it was given", async () => {
    const { signal } = new AbortController();
    await using _ = await open({ ...RUNNING, signal });
    expect(sessions).toHaveLength(models);
    for (const { options } of sessions) expect(options).toMatchObject({ ...RUNNING, signal });
  });
});
