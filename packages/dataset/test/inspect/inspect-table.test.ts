import { join } from "node:path";
import { inspectTable } from "@platekit/dataset";
import { expect, test } from "vitest";
import { picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function folder(table: string): Promise<string> {
  const root = tempFolder({
    "labels.csv": table,
    "a.png": await picture(20, 10),
    "b.JPG": await picture(40, 10, "jpeg"),
    "c.png": "no picture",
  });
  return join(root, "labels.csv");
}

test("inspectTable() counts texts, characters, sizes, extensions and regions", async () => {
  const path = await folder(
    "image_path,plate_text,plate_region\na.png,AB1,ro\nb.JPG,A,ro\nc.png,,\nno.png,A,de\na.png,AB1,ro\n",
  );
  const seen: number[] = [];
  const inspection = await inspectTable(path, { onProgress: (done) => seen.push(done) });
  expect(inspection).toMatchObject({
    rows: 5,
    texts: 3,
    emptyTexts: 1,
    duplicates: 1,
    // Lengths 3, 1, 0, 1, 3.
    length: { count: 5, mean: 1.6, min: 0, p50: 1, max: 3 },
    // Pictures that open: 20×10, 40×10, 20×10 again.
    width: { count: 3, min: 20, p50: 20, max: 40 },
    height: { count: 3, min: 10, max: 10 },
    aspect: { count: 3, min: 2, max: 4 },
    extensions: [
      { value: ".png", count: 4 },
      { value: ".jpg", count: 1 },
    ],
    regions: [
      { value: "ro", count: 3 },
      { value: "de", count: 1 },
    ],
    characters: [
      { value: "A", count: 4 },
      { value: "1", count: 2 },
      { value: "B", count: 2 },
    ],
  });
  expect(inspection.failed.map(({ line, error }) => [line, error.code])).toEqual([
    [4, "ERR_IMAGE_DECODE"],
    [5, "ERR_IMAGE_NOT_FOUND"],
  ]);
  expect(inspection).not.toHaveProperty("unusedCharacters");
  expect(inspection).not.toHaveProperty("impossibleTexts");
  expect(inspection).not.toHaveProperty("boxHeight");
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test("inspectTable() cuts texts into a model's classes and tells which it never sees", async () => {
  const path = await folder("image_path,plate_text\na.png,서울1\nb.JPG,1X\n");
  const rules = { labels: ["서울", "1", "2", "_"], pad: "_", slots: 8 };
  expect(await inspectTable(path, { rules })).toMatchObject({
    length: { count: 2, min: 2, max: 2 },
    unusedCharacters: ["2"],
    impossibleTexts: 1,
  });
});

test("inspectTable() measures boxes where there are some", async () => {
  const path = await folder(
    "image_path,plate_text,xmin,ymin,xmax,ymax\na.png,A,1,2,11,5\na.png,B,0,0,4,1\nb.JPG,C,,,,\n",
  );
  expect(await inspectTable(path)).toMatchObject({
    duplicates: 0,
    boxWidth: { count: 2, mean: 7, min: 4, max: 10 },
    boxHeight: { count: 2, mean: 2, min: 1, max: 3 },
  });
});
