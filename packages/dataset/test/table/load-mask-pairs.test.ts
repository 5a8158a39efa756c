import { join } from "node:path";
import { loadMaskPairs } from "@platekit/dataset";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

test("loadMaskPairs() takes a folder, or a table that lies anywhere", async () => {
  const table = "mask_path,image_path,note\n../masks/a.png,../images/a.jpg,x\n/far/b.png,/far/b.jpg,\n";
  const folder = tempFolder({ "images/a.jpg": "", "masks/a.png": "", "split/val.csv": table });
  const image = join(folder, "images/a.jpg");
  const mask = join(folder, "masks/a.png");
  expect(await loadMaskPairs(folder)).toEqual({ pairs: [{ name: "a.jpg", image, mask }], problems: [] });
  expect(await loadMaskPairs(join(folder, "split/val.csv"))).toEqual({
    pairs: [
      { name: "../images/a.jpg", image, mask },
      { name: "/far/b.jpg", image: "/far/b.jpg", mask: "/far/b.png" },
    ],
    problems: [],
  });
});

test.each([
  {
    name: "a photo again",
    rows: "a.jpg,a.png\n./a.jpg,b.png\n",
    said: "line 3: a photo must have one mask, got it on line 2",
  },
  { name: "an empty field", rows: "a.jpg,\n", said: "line 2: mask_path must name a picture, got an empty field" },
  { name: "no rows", rows: "", said: "must have at least one row below the header, got 0" },
])("loadMaskPairs() refuses a table with $name", async ({ rows, said }) => {
  const folder = tempFolder({ "t.csv": `image_path,mask_path\n${rows}` });
  await expect(loadMaskPairs(join(folder, "t.csv"))).rejects.toThrow(said);
});

test("loadMaskPairs() wants both folders, or a table", async () => {
  await expect(loadMaskPairs(tempFolder())).rejects.toThrow("must hold the folders images and masks");
});
