import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSceneAnnotations } from "@platekit/evaluate";
import { expect, test } from "vitest";

async function file(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "platekit-")), "annotations.csv");
  await writeFile(path, text);
  return path;
}

test("readSceneAnnotations() reads columns by name, with BOM and CRLF, and keeps texts as texts", async () => {
  const path = await file(
    "\uFEFFplate_text,image_path,xmin,ymin,xmax,ymax,region\r\n0123,a.jpg,1,2,30.5,40,eu\r\nNA,b.jpg,0,0,1,1,us\r\n",
  );
  expect(await readSceneAnnotations(path)).toEqual([
    { imagePath: "a.jpg", text: "0123", box: { x0: 1, y0: 2, x1: 30.5, y1: 40 }, region: "eu" },
    { imagePath: "b.jpg", text: "NA", box: { x0: 0, y0: 0, x1: 1, y1: 1 }, region: "us" },
  ]);
});

test("readSceneAnnotations() names the line of a bad row", async () => {
  const path = await file("image_path,plate_text,xmin,ymin,xmax,ymax\na.jpg,A,1,2,3,4\nb.jpg,B,x,2,3,4\n");
  await expect(readSceneAnnotations(path)).rejects.toThrow("line 3");
});
