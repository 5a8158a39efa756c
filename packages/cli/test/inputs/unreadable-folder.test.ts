import type * as fs from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test, vi } from "vitest";
import { photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

/** A folder named `locked` may not be listed, whoever runs the tests: root may list every folder. */
vi.mock("node:fs/promises", async (original) => {
  const module = await original<typeof fs>();
  const readdir = async (path: string): Promise<string[]> => {
    if (basename(path) !== "locked") return module.readdir(path);
    const message = `EACCES: permission denied, scandir '${path}'`;
    throw Object.assign(new Error(message), { code: "EACCES" });
  };
  return { ...module, readdir };
});

const MODELS = ["--model", RED_PLATE, "--model", SHADE_OCR];

test("lpr read --recursive tells of a folder it may not list, ends with 1, and reads what lies beside it", async () => {
  const folder = photoFolder(["open/a.png", "shut/b.png", "shut/locked/c.png"]);
  const sources = [join(folder, "shut"), join(folder, "open")];
  const { code, stdout, stderr } = await runCli(["read", ...sources, "--recursive", "--json", ...MODELS]);
  expect(code).toBe(1);
  const { results } = JSON.parse(stdout) as { results: { source: string; plates?: unknown[]; error?: unknown }[] };
  const read = results.filter(({ plates }) => plates !== undefined).map(({ source }) => source);
  expect(read).toEqual([join(folder, "shut/b.png"), join(folder, "open/a.png")]);
  const failed = results.filter(({ error }) => error !== undefined);
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatchObject({ error: { message: expect.stringMatching(/locked.*EACCES/) } });
  expect(stderr).toContain("locked");
});

test("lpr read without --recursive does not care about a folder it may not list", async () => {
  const folder = photoFolder(["b.png", "locked/c.png"]);
  const { code, stderr } = await runCli(["read", folder, "--json", ...MODELS]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
});
