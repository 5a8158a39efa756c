import { join } from "node:path";
import { expect, test } from "vitest";
import { readMaskPairs } from "../../src/masks/read-mask-pairs.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("readMaskPairs() pairs NAME.png and NAME.jpg.png, in subfolders too, in the order of names", async () => {
  const folder = tempFolder({
    "images/b.jpg": "",
    "masks/b.jpg.png": "",
    "images/a.JPG": "",
    "masks/a.png": "",
    "images/drive/a.png": "",
    "masks/drive/a.png": "",
    "images/.hidden.jpg": "",
    "images/notes.txt": "",
  });
  expect(await readMaskPairs(folder)).toEqual({
    pairs: [
      { name: "a.JPG", image: join(folder, "images/a.JPG"), mask: join(folder, "masks/a.png") },
      { name: "b.jpg", image: join(folder, "images/b.jpg"), mask: join(folder, "masks/b.jpg.png") },
      { name: "drive/a.png", image: join(folder, "images/drive/a.png"), mask: join(folder, "masks/drive/a.png") },
    ],
    problems: [],
  });
});

test("readMaskPairs() lists what does not pair, and goes on", async () => {
  const folder = tempFolder({
    "images/alone.jpg": "",
    "images/both.jpg": "",
    "images/good.jpg": "",
    "images/same.jpg": "",
    "images/same.webp": "",
    "masks/both.jpg.png": "",
    "masks/both.png": "",
    "masks/good.png": "",
    "masks/lost.png": "",
    "masks/same.png": "",
  });
  const { pairs, problems } = await readMaskPairs(folder);
  expect(pairs.map(({ name }) => name)).toEqual(["good.jpg", "same.jpg"]);
  expect(problems.map(({ kind, path }) => [kind, path.slice(folder.length + 1)])).toEqual([
    ["no-mask", "images/alone.jpg"],
    ["two-masks", "images/both.jpg"],
    ["two-images", "images/same.webp"],
    ["no-image", "masks/lost.png"],
  ]);
});

test("readMaskPairs() wants both folders", async () => {
  const folder = tempFolder({ "images/a.jpg": "" });
  await expect(readMaskPairs(folder)).rejects.toThrow(
    expect.objectContaining({
      code: "ERR_DATASET_NOT_FOUND",
      message: expect.stringMatching(/got no masks; convertDataset makes such folders/),
    }),
  );
});
