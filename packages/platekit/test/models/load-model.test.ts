import { loadModel } from "platekit";
import { describe, expect, test } from "vitest";
import { RED_PLATE, SHADE_OCR } from "../support/draw-photo.ts";

describe("loadModel()", () => {
  test.each([
    { folder: RED_PLATE, id: "red-plate", role: "segment" },
    { folder: SHADE_OCR, id: "shade-ocr", role: "recognize" },
  ])("tells what a folder holds without opening it: $id", async ({ folder, id, role }) => {
    const { manifest, sizeBytes } = await loadModel(folder);
    expect(manifest).toMatchObject({ id, role });
    expect(sizeBytes).toBeGreaterThan(100);
  });

  test("gives back a bundle that is loaded already", async () => {
    const bundle = await loadModel(RED_PLATE);
    expect(await loadModel(bundle)).toBe(bundle);
  });

  test("names what it wanted where there is neither such an id nor such a path", async () => {
    await expect(loadModel("plate-ocrr")).rejects.toThrow(/Cannot open model plate-ocrr: .*embedded/);
    await expect(loadModel("plate-ocrr")).rejects.toThrow(expect.objectContaining({ code: "ERR_MODEL_NOT_FOUND" }));
  });
});
