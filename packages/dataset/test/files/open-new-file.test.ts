import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openNewFile } from "../../src/files/open-new-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

const taken = expect.objectContaining({
  code: "ERR_DATASET_WRITE",
  message: expect.stringContaining("is there already"),
});

test("openNewFile() makes a file that was not there", async () => {
  const path = join(tempFolder(), "new", "rows.csv");
  await using file = await openNewFile(path);
  await file.write("a,b\n");
  await file.commit();
  expect(readFileSync(path, "utf8")).toBe("a,b\n");
});

test("openNewFile() replaces nothing, neither what was there nor what came meanwhile", async () => {
  const folder = tempFolder({ "old.csv": "old" });
  await expect(openNewFile(join(folder, "old.csv"))).rejects.toThrow(taken);
  {
    await using file = await openNewFile(join(folder, "rows.csv"));
    writeFileSync(join(folder, "rows.csv"), "theirs");
    await expect(file.commit()).rejects.toThrow(taken);
  }
  expect(readdirSync(folder)).toEqual(["old.csv", "rows.csv"]);
  expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe("theirs");
});
