import { existsSync } from "node:fs";
import { join } from "node:path";
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

test("modelFolder() is undefined for an id that is not embedded", () => {
  expect(modelFolder("no-such-model")).toBeUndefined();
  expect(modelFolder("../src")).toBeUndefined();
});
