import { describe, expect, test } from "vitest";
import { maskPicture, picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const PHOTO = await picture(12, 8);

describe("masks", () => {
  test("a mask of another size, values between and a missing partner are named; the others converted", async () => {
    const folder = tempFolder({
      "images/a.png": PHOTO,
      "masks/a.png": await maskPicture(
        `${"............\n".repeat(3)}..###.......\n${"............\n".repeat(3)}..........#.`,
      ),
      "images/b.png": PHOTO,
      "masks/b.png": await maskPicture("##"),
      "images/c.png": PHOTO,
      "masks/c.png": await maskPicture("3#"),
      "images/d.png": PHOTO,
      "images/e.png": PHOTO,
      "masks/e.png": "broken",
    });
    const { rows, summary } = await toTable("masks", folder);
    expect(rows.map((row) => row["box"])).toEqual([
      { x0: 2, y0: 3, x1: 5, y1: 4 },
      { x0: 10, y0: 7, x1: 11, y1: 8 },
    ]);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/no masks\/d\.png/),
      expect.stringMatching(/must be as large as its photo, 12×8, got 2×1$/),
      expect.stringMatching(/got 30, 255$/),
      expect.stringMatching(/Cannot decode .*e\.png/),
    ]);
  });
});
