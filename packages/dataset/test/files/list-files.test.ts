import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../../src/files/list-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("listFiles() finds what fits in all subfolders, by code units; hidden names and links to folders are passed over", async () => {
  const folder = tempFolder({
    "b.jpg": "",
    "B.jpg": "",
    "sub/a.JPG": "",
    "a.txt": "",
    ".x/c.jpg": "",
    "sub/.d.jpg": "",
  });
  mkdirSync(join(folder, "e.jpg"));
  symlinkSync(join(folder, "sub"), join(folder, "link"));
  const names = ["B.jpg", "b.jpg", "sub/a.JPG"].map((name) => join(folder, name));
  expect(await listFiles(folder, /\.jpg$/iu)).toEqual(names);
});

test("listFiles() says where there is no folder", async () => {
  const folder = tempFolder({ "a.jpg": "" });
  for (const name of ["a.jpg", "no"]) {
    await expect(listFiles(join(folder, name), /./u)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND", message: expect.stringMatching(/no such folder$/) }),
    );
  }
});
