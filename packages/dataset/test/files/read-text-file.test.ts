import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTextFile } from "../../src/files/read-text-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("readTextFile() gives the text of a file of at most so many bytes", async () => {
  // Ä takes two bytes.
  const folder = tempFolder({ "a.txt": "ÄB1" });
  expect(await readTextFile(join(folder, "a.txt"), 4)).toBe("ÄB1");
  await expect(readTextFile(join(folder, "a.txt"), 3)).rejects.toThrow(
    expect.objectContaining({ code: "ERR_DATASET_FORMAT", message: expect.stringMatching(/at most 3 bytes, got 4$/) }),
  );
});

test("readTextFile() refuses folders and other encodings, by name", async () => {
  const folder = tempFolder({ "a.txt": Uint8Array.of(0x41, 0xc4, 0x31) });
  mkdirSync(join(folder, "b"));
  await expect(readTextFile(join(folder, "a.txt"), 9)).rejects.toThrow(/a\.txt: file must be UTF-8, got other bytes$/);
  await expect(readTextFile(join(folder, "b"), 9)).rejects.toThrow(/b: must be a file, got a folder$/);
  await expect(readTextFile(join(folder, "c"), 9)).rejects.toThrow(/c: no such file$/);
});
