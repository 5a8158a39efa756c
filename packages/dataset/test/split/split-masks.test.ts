import { readFileSync } from "node:fs";
import { join } from "node:path";
import { splitMasks } from "@platekit/dataset";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

const SIDES = [
  { name: "train", share: 0.5 },
  { name: "val", share: 0.5 },
];

test("splitMasks() deals pairs by a part of their name", async () => {
  const names = ["a_1", "a_2", "b_1", "b_2"];
  const folder = tempFolder(
    Object.fromEntries(
      names.flatMap((name) => [
        [`images/${name}.jpg`, ""],
        [`masks/${name}.png`, ""],
      ]),
    ),
  );
  const out = join(folder, "split");
  const groups = [{ by: "name", pattern: /^(.)_/u }] as const;
  const { sides: results } = await splitMasks(folder, { out, sides: SIDES, seed: 0, groups });
  expect(results.map(({ rows, groups: count }) => [rows, count])).toEqual([
    [2, 1],
    [2, 1],
  ]);
  const tables = results.map(({ path }) => readFileSync(path, "utf8")).toSorted();
  expect(tables[0]).toBe(
    "image_path,mask_path\n../images/a_1.jpg,../masks/a_1.png\n../images/a_2.jpg,../masks/a_2.png\n",
  );
});

test("splitMasks() wants whole pairs", async () => {
  const folder = tempFolder({ "images/a.jpg": "", "masks/b.png": "" });
  await expect(splitMasks(folder, { out: join(folder, "o"), sides: SIDES, seed: 0, groups: [] })).rejects.toThrow(
    /every photo must have one mask .* got .*a\.jpg: .*\(and 1 more\)$/,
  );
});

test("splitMasks() deals the pairs of a table that a split wrote, told from the new place", async () => {
  const table = "image_path,mask_path\n../images/a.jpg,../masks/a.png\n../images/b.jpg,../masks/b.png\n";
  const folder = tempFolder({ "split/train.csv": table });
  const out = join(folder, "again/deep");
  const { sides } = await splitMasks(join(folder, "split/train.csv"), { out, sides: SIDES, seed: 0, groups: [] });
  const rows = sides.map(({ path }) => readFileSync(path, "utf8").split("\n")[1]);
  expect(rows.toSorted()).toEqual(["../../images/a.jpg,../../masks/a.png", "../../images/b.jpg,../../masks/b.png"]);
});
