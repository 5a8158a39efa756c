import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCropAnnotations } from "@platekit/evaluate";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "platekit-crops-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function annotations(content: string): Promise<string> {
  const path = join(folder, "annotations.csv");
  await writeFile(path, content);
  return path;
}

test("readCropAnnotations() takes columns by name, in any order, and ignores others", async () => {
  const path = await annotations("plate_region,plate_text,image_path\nro,B01ABC,a.jpg\nro,,b.jpg\n");
  expect(await readCropAnnotations(path)).toEqual([
    { imagePath: "a.jpg", text: "B01ABC" },
    { imagePath: "b.jpg", text: "" },
  ]);
});

test("readCropAnnotations() names the line of a row without a picture", async () => {
  const path = await annotations("image_path,plate_text\na.jpg,X1\n,X2\n");
  await expect(readCropAnnotations(path)).rejects.toThrow(/^Cannot read .*annotations\.csv line 3: /u);
});
