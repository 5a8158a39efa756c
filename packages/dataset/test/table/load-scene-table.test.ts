import { join } from "node:path";
import { loadSceneTable } from "@platekit/dataset";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

test("loadSceneTable() gives rows with boxes, and names the first without", async () => {
  const head = "image_path,plate_text,xmin,ymin,xmax,ymax,region";
  const folder = tempFolder({
    "good.csv": `${head}\na.jpg,A,1,2,30.5,40,eu\n`,
    "bad.csv": `${head}\na.jpg,A,1,2,3,4,eu\nb.jpg,B,,,,,eu\n`,
  });
  expect(await loadSceneTable(join(folder, "good.csv"))).toEqual([
    {
      line: 2,
      imagePath: "a.jpg",
      path: join(folder, "a.jpg"),
      text: "A",
      region: "eu",
      box: { x0: 1, y0: 2, x1: 30.5, y1: 40 },
    },
  ]);
  await expect(loadSceneTable(join(folder, "bad.csv"))).rejects.toThrow(/line 3: must have a box/);
});
