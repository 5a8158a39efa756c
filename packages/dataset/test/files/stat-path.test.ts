import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { cannotRead, statIfThere, statPath } from "../../src/files/stat-path.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("statPath()", () => {
  test("tells what lies there, and names what is not: also below a file", async () => {
    const folder = tempFolder({ "a.txt": "abc" });
    expect((await statPath(join(folder, "a.txt"))).size).toBe(3);
    for (const name of ["no", "a.txt/b"]) {
      await expect(statPath(join(folder, name), "folder")).rejects.toThrow(
        expect.objectContaining({
          code: "ERR_DATASET_NOT_FOUND",
          message: `Cannot read ${join(folder, name)}: no such folder`,
        }),
      );
      expect(await statIfThere(join(folder, name))).toBeUndefined();
    }
  });

  test("a path that cannot be looked at is not taken for one that is not there", async () => {
    // Longer than any file system lets a name be.
    const path = join(tempFolder(), "x".repeat(300));
    const tooLong = expect.objectContaining({
      code: "ERR_DATASET_READ",
      message: expect.stringMatching(/^Cannot read .*: ENAMETOOLONG/),
    });
    await expect(statPath(path)).rejects.toThrow(tooLong);
    await expect(statIfThere(path)).rejects.toThrow(tooLong);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be entered says so", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "closed"));
    chmodSync(join(folder, "closed"), 0o000);
    await expect(statPath(join(folder, "closed", "a.csv"))).rejects.toThrow(/EACCES/);
    chmodSync(join(folder, "closed"), 0o700);
  });
});

test("cannotRead() keeps what the file system said, also as the cause", () => {
  const cause = new Error("EIO: i/o error, read");
  expect(cannotRead("t.csv", cause)).toMatchObject({ message: "Cannot read t.csv: EIO: i/o error, read", cause });
});
