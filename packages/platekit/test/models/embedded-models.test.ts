import { existsSync } from "node:fs";
import { join } from "node:path";
import { openSession, packInput } from "@platekit/core/onnx";
import { modelFolder } from "@platekit/models";
import { DEFAULT_RECOGNIZER, DEFAULT_SEGMENTER, embeddedModels, loadModel } from "platekit";
import { expect, test } from "vitest";

test("embeddedModels() lists bundles by id, each in a folder of that name", () => {
  const models = embeddedModels();
  expect(models.map(({ id }) => id)).toEqual(models.map(({ id }) => id).toSorted());
  for (const { id, folder } of models) {
    expect(folder.endsWith(id)).toBe(true);
    expect(existsSync(join(folder, "config.yaml"))).toBe(true);
  }
});

test.each([
  { id: DEFAULT_SEGMENTER, role: "segment" },
  { id: DEFAULT_RECOGNIZER, role: "recognize" },
])("the default $id is embedded, whole, and can $role", async ({ id, role }) => {
  const { manifest } = await loadModel(id);
  expect(manifest).toMatchObject({ id, role });
});

test("the embedded models take no more than 8 MB together", async () => {
  const models = await Promise.all(embeddedModels().map(({ id }) => loadModel(id)));
  expect(models.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(8_000_000);
});

test("the tiny reader is embedded, and takes no more than 0.3 MB", async () => {
  const { manifest, sizeBytes } = await loadModel("plate-ocr-tiny");
  expect(manifest).toMatchObject({ role: "recognize", family: "ctc" });
  expect(sizeBytes).toBeLessThanOrEqual(300_000);
});

test.each(embeddedModels())("the embedded $id opens and answers", async ({ id }) => {
  const model = await loadModel(id);
  await using session = await openSession(model);
  const gray = { width: 128, height: 64, channels: 3, data: new Uint8Array(128 * 64 * 3).fill(128) } as const;
  const { main } = await session.run(packInput([gray], model.manifest.input).tensor);
  expect(main.dims[0]).toBe(1);
  expect(main.data.every(Number.isFinite)).toBe(true);
});

test("modelFolder() is undefined for an id that is not embedded", () => {
  expect(modelFolder("no-such-model")).toBeUndefined();
  expect(modelFolder("../src")).toBeUndefined();
});
