import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createWriteContext } from "../../src/convert/create-write-context.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("createWriteContext()", () => {
  const setUp = () => {
    const folder = tempFolder({ "photo.jpg": "bytes" });
    const tell = { drop: () => undefined, make: () => undefined };
    return { folder, context: createWriteContext({ folder, target: folder, crops: { margin: 0 } }, tell) };
  };
  const sample = (folder: string, name: string) => {
    return { image: join(folder, "photo.jpg"), name, width: 1, height: 1, plates: [] };
  };

  test("copies pictures under names that differ", async () => {
    const { folder, context } = setUp();
    const names = [];
    for (const name of ["a.jpg", "A.jpg", "sub/a.jpg"]) names.push(await context.copyImage(sample(folder, name), "in"));
    expect(names).toEqual(["a.jpg", "A-2.jpg", "sub/a.jpg"]);
    expect(readFileSync(join(folder, "in/sub/a.jpg"), "utf8")).toBe("bytes");
  });

  test.each([
    ["../../a.jpg", "a.jpg"],
    ["/etc/a.jpg", "a.jpg"],
    ["x\\..\\..\\a.jpg", "a.jpg"],
    ["x/../a.jpg", "a.jpg"],
  ])("keeps %s below the folder", async (name, own) => {
    const { folder, context } = setUp();
    expect(await context.placeImage(name, "in")).toEqual({ name: own, path: join(folder, "in", own) });
    expect(readdirSync(folder)).toEqual(["in", "photo.jpg"]);
  });
});
