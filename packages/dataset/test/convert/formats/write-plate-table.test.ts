import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writePlateTable } from "../../../src/convert/formats/write-plate-table.ts";
import type { PlateEntry } from "../../../src/convert/formats/write-plate-table.ts";
import { tempFolder } from "../../support/temp-folder.ts";

test("writePlateTable() has a column for what any plate has, and empty cells for the others", async () => {
  const folder = tempFolder();
  const path = join(folder, "t.csv");
  await writePlateTable(path, [
    { image: join(folder, "a.png"), text: "NA", box: { x0: 1, y0: 2.5, x1: 5, y1: 4 } },
    { image: join(folder, "in/b.png"), region: "ro" },
  ]);
  expect(readFileSync(path, "utf8")).toBe(
    "image_path,plate_text,plate_region,xmin,ymin,xmax,ymax\na.png,NA,,1,2.5,5,4\nin/b.png,,ro,,,,\n",
  );
});

test("writePlateTable() writes corners in their order, and replaces nothing", async () => {
  const path = join(tempFolder(), "t.csv");
  const quad = [
    { x: 1, y: 2 },
    { x: 5, y: 2 },
    { x: 5, y: 4 },
    { x: 1, y: 4 },
  ] as const;
  await writePlateTable(path, [{ image: "/x/a.png", quad }]);
  expect(readFileSync(path, "utf8")).toMatch(
    /^image_path,plate_text,x1,y1,x2,y2,x3,y3,x4,y4\n.*a\.png,,1,2,5,2,5,4,1,4\n$/,
  );
  await expect(writePlateTable(path, [])).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_WRITE" }));
});

test("writePlateTable() looks at each plate a few times, not once for every other plate", async () => {
  let looks = 0;
  const entries = Array.from({ length: 100 }, (_, at) => ({
    image: `/x/${at}.png`,
    get region(): string | undefined {
      looks += 1;
      return undefined;
    },
  })) as unknown as readonly PlateEntry[];
  await writePlateTable(join(tempFolder(), "t.csv"), entries);
  // Once to see whether there is a column of regions; there is none.
  expect(looks).toBe(100);
});
