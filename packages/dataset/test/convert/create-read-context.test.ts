import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createReadContext } from "../../src/convert/create-read-context.ts";
import { tempFolder } from "../support/temp-folder.ts";

const TELL = { drop: () => undefined, dropObject: () => undefined, fail: () => undefined };

describe("createReadContext()", () => {
  test.each([
    { name: "Vehicle registration plate", is: true },
    { name: "license-plate", is: true },
    { name: "licence", is: true },
    { name: "License", is: true },
    { name: "LP", is: true },
    { name: "ALPR", is: true },
    { name: "Kennzeichen", is: true },
    { name: "matrícula", is: true },
    { name: "car", is: false },
    { name: "help", is: false },
    { name: "", is: false },
  ])("takes the class $name for plates: $is", async ({ name, is }) => {
    expect((await createReadContext(tempFolder(), {}, TELL)).isPlate(name)).toBe(is);
  });

  test("takes the named classes alone where some are named, whatever their case", async () => {
    const { isPlate } = await createReadContext(tempFolder(), { classes: ["Number"] }, TELL);
    expect(["number", "plate"].map(isPlate)).toEqual([true, false]);
  });

  test("names pictures by their place below the data folder, others by their own name", async () => {
    const folder = tempFolder();
    const { nameOf } = await createReadContext(folder, { allowOutside: true }, TELL);
    expect([nameOf(join(folder, "a/b.jpg")), nameOf("/elsewhere/b.jpg")]).toEqual(["a/b.jpg", "b.jpg"]);
  });
});
