import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkFolder } from "../../src/files/check-folder.ts";
import { photoFolder } from "../support/photo-folder.ts";

const isRoot = process.getuid?.() === 0;

describe("checkFolder()", () => {
  test.each(["", "new", "new/deep/er"])("takes a folder that is there or can be made: '%s'", async (name) => {
    await expect(checkFolder("--draw", join(photoFolder([]), name))).resolves.toBeUndefined();
  });

  test.each([
    { name: "a.png", message: /^Option --draw must be a folder, got \S+a\.png, which is a file$/ },
    { name: "a.png/x", message: /^Option --draw must be a folder, got \S+a\.png\/x below \S+a\.png, which is a file$/ },
  ])("refuses $name", async ({ name, message }) => {
    await expect(checkFolder("--draw", join(photoFolder(["a.png"]), name))).rejects.toThrow(message);
  });

  test.skipIf(isRoot)("refuses a folder without the right to write (SKIPPED for root, who may do all)", async () => {
    const folder = photoFolder([]);
    chmodSync(folder, 0o500);
    await expect(checkFolder("--draw", join(folder, "x"))).rejects.toThrow(/must be a folder to write to/);
  });
});
