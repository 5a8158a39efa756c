import { join } from "node:path";
import { loadPlateTable } from "@platekit/dataset";
import { expect, test } from "vitest";
import { neededOfPlaces } from "../../src/table/needed-of-places.ts";
import { tempFolder } from "../support/temp-folder.ts";

test.each([
  { columns: "image_path,xmin,ymin,xmax,ymax", needed: ["image_path"] },
  { columns: "x1,y1,x2,y2,x3,y3,x4,y4,image_path", needed: ["image_path"] },
  { columns: "image_path", needed: ["image_path", "plate_text"] },
])("neededOfPlaces() of $columns", async ({ columns, needed }) => {
  const folder = tempFolder({ "t.csv": `${columns}\n` });
  expect(await neededOfPlaces(join(folder, "t.csv"))).toEqual(needed);
});

test("neededOfPlaces() does not take half a box for no box", async () => {
  const folder = tempFolder({ "t.csv": "image_path,xmin,ymin,xmax\n" });
  await expect(neededOfPlaces(join(folder, "t.csv"))).rejects.toThrow("line 1: must have all of xmin,ymin,xmax,ymax");
});

test("readPlateTable() wants texts unless it is told otherwise", async () => {
  const folder = tempFolder({ "t.csv": "image_path,xmin,ymin,xmax,ymax\na.png,1,2,3,4\n" });
  const path = join(folder, "t.csv");
  await expect(loadPlateTable(path)).rejects.toThrow(/plate_text missing/);
  expect(await loadPlateTable(path, { texts: "optional" })).toEqual([
    { line: 2, imagePath: "a.png", path: join(folder, "a.png"), text: "", box: { x0: 1, y0: 2, x1: 3, y1: 4 } },
  ]);
});
