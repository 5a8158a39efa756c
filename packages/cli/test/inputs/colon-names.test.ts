// `cam1:20.jpg` looks like a URL with the scheme `cam1:`; on the command line it is a file.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const start = process.cwd();
beforeEach(() => process.chdir(photoFolder(["cam1:20.png", "cam2:20/a.png"])));
afterEach(() => process.chdir(start));

const SOURCES = [
  { name: "a file", source: "cam1:20.png", file: "cam1:20.png" },
  { name: "a file of a folder", source: "cam2:20", file: join("cam2:20", "a.png") },
  { name: "a file a pattern matches", source: "cam1:*.png", file: "cam1:20.png" },
];

test.each(SOURCES)("lpr read takes $name with a colon in its relative path: $source", async ({ source, file }) => {
  const models = ["--model", RED_PLATE, "--model", SHADE_OCR];
  const { code, stdout, stderr } = await runCli(["read", source, "--ndjson", ...models]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  // The result names the file as it was asked for.
  expect(JSON.parse(stdout)).toMatchObject({ source: file, plates: [{ text: "ABBA" }] });
});

test.each(SOURCES)("lpr mask takes $name with a colon in its relative path: $source", async ({ source }) => {
  const { code, stderr } = await runCli(["mask", source, "-o", "masked", "--model", RED_PLATE]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(existsSync(join("masked", source === "cam2:20" ? "a.png" : "cam1:20.png"))).toBe(true);
});
