import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTextFile } from "../../src/files/create-text-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("createTextFile() gives the file its name only when it is whole, and replaces an older one", async () => {
  const folder = tempFolder({ "rows.csv": "old" });
  {
    await using file = await createTextFile(join(folder, "rows.csv"));
    await file.write("new\n");
    await file.write("x".repeat(100_000));
    expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe("old");
    await file.commit();
  }
  expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe(`new\n${"x".repeat(100_000)}`);
  expect(readdirSync(folder)).toEqual(["rows.csv"]);
});

test("createTextFile() leaves nothing behind where the work is given up", async () => {
  const folder = tempFolder({ "rows.csv": "old" });
  {
    await using file = await createTextFile(join(folder, "rows.csv"));
    await file.write("half");
  }
  expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["rows.csv"]);
});

test("createTextFile() makes the folders it needs, and names the file it cannot write", async () => {
  const folder = tempFolder({ file: "" });
  await using made = await createTextFile(join(folder, "a", "b", "rows.csv"));
  await made.commit();
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["rows.csv"]);
  await expect(createTextFile(join(folder, "file", "rows.csv"))).rejects.toThrow(
    expect.objectContaining({ code: "ERR_DATASET_WRITE", message: expect.stringContaining("Cannot write ") }),
  );
});

test("createTextFile() leaves nothing behind where the file cannot get its name", async () => {
  const folder = tempFolder();
  {
    await using file = await createTextFile(join(folder, "rows.csv"));
    await file.write("whole");
    mkdirSync(join(folder, "rows.csv"));
    await expect(file.commit()).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_WRITE" }));
  }
  expect(readdirSync(folder)).toEqual(["rows.csv"]);
});
