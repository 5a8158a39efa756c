import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const JPEG = await picture(12, 8, "jpeg");

describe("openalpr", () => {
  test("reads a truth file a photo, and one for many", async () => {
    const folder = tempFolder({
      "eu1.txt": "eu1.jpg\t1\t2\t6\t3\tRK603AU\r\n",
      "eu1.jpg": JPEG,
      "more.txt": 'two.jpg\t0\t0\t4\t2\t"0123\ntwo.jpg\t5\t0\t4\t2\t\n',
      "two.jpg": JPEG,
    });
    const { rows } = await toTable("openalpr", folder);
    expect(rows).toEqual([
      { path: join(folder, "eu1.jpg"), text: "RK603AU", box: { x0: 1, y0: 2, x1: 7, y1: 5 } },
      { path: join(folder, "two.jpg"), text: '"0123', box: { x0: 0, y0: 0, x1: 4, y1: 2 } },
      { path: join(folder, "two.jpg"), text: "", box: { x0: 5, y0: 0, x1: 9, y1: 2 } },
    ]);
    expect((await toTable("openalpr", join(folder, "eu1.txt"))).rows).toEqual([rows[0]]);
  });

  test("names lines that are none", async () => {
    const folder = tempFolder({
      "a.txt": "a.jpg\t1\t2\t3\tA\na.jpg\tx\t0\t1\t1\tB\na.jpg\t0\t0\t4\t2\tC\n",
      "a.jpg": JPEG,
    });
    const { rows, summary } = await toTable("openalpr", folder);
    expect(rows.map((row) => row["text"])).toEqual(["C"]);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/a\.txt line 1: must have 6 fields with tabs .*got 5$/),
      expect.stringMatching(/a\.txt line 2: must be file, x, y, width, height, text of a plate/),
    ]);
  });
});
