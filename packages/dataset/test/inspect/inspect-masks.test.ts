import { join } from "node:path";
import { inspectMasks } from "@platekit/dataset";
import { expect, test } from "vitest";
import { maskPicture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("inspectMasks() tells values, sizes and coverage", async () => {
  const folder = tempFolder({
    "images/a.jpg": "",
    "masks/a.png": await maskPicture("##..\n##..\n....\n...."),
    "images/b.jpg": "",
    "masks/b.png": await maskPicture(".#..\n....", 1),
    "images/c.jpg": "",
    "masks/c.png": await maskPicture("....\n...."),
    "images/d.jpg": "",
    "masks/d.png": "no picture",
    "images/e.jpg": "",
  });
  const inspection = await inspectMasks(folder);
  expect(inspection).toMatchObject({
    pairs: 4,
    values: [
      { value: "0", count: 1 },
      { value: "0, 1", count: 1 },
      { value: "0, 255", count: 1 },
    ],
    height: { count: 3, min: 2, max: 4 },
    width: { count: 3, min: 4, max: 4 },
    // 4 of 16, 1 of 8, 0 of 8.
    coverage: { count: 3, mean: 0.125, min: 0, max: 0.25 },
    empty: 1,
    problems: [{ kind: "no-mask" }],
  });
  expect(inspection.failed.map(({ path, error }) => [path, error.code])).toEqual([
    [join(folder, "masks/d.png"), "ERR_IMAGE_DECODE"],
  ]);
});
