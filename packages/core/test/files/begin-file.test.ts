import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beginFile } from "@platekit/core/files";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "platekit-files-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("beginFile()", () => {
  test("gives a file its name when it is whole, in place of an older one, in folders it makes", async () => {
    for (const text of ["old", "new"]) {
      await using begun = await beginFile(join(folder, "a/b.txt"));
      expect(dirname(begun.temporary)).toBe(join(folder, "a"));
      writeFileSync(begun.temporary, text);
      await begun.commit();
    }
    expect(readdirSync(join(folder, "a"))).toEqual(["b.txt"]);
    expect(readFileSync(join(folder, "a/b.txt"), "utf8")).toBe("new");
  });

  test("leaves nothing behind where the work is given up, or the name cannot be had", async () => {
    writeFileSync(join(folder, "a.txt"), "old");
    mkdirSync(join(folder, "b.txt"));
    {
      await using given = await beginFile(join(folder, "a.txt"));
      writeFileSync(given.temporary, "half");
      await using refused = await beginFile(join(folder, "b.txt"));
      writeFileSync(refused.temporary, "whole");
      await expect(refused.commit()).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|directory/);
    }
    expect(readdirSync(folder).toSorted()).toEqual(["a.txt", "b.txt"]);
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("old");
  });
});
