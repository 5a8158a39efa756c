import { readFileSync } from "node:fs";
import { DATASET_FORMATS } from "@platekit/dataset";
import { expect, test } from "vitest";
import { parseOptions } from "../../src/arguments/parse-options.ts";
import { COMMANDS } from "../../src/commands/commands.ts";
import { findCommand } from "../../src/commands/find-command.ts";

const page = readFileSync(new URL("../../../../docs/datasets.md", import.meta.url), "utf8");

test("docs/datasets.md tells of every format what it can say", () => {
  const head = /^\| format \| path \| (.+) \| write \|$/mu.exec(page)![1]!.split(" | ");
  const rows = [...page.matchAll(/^\| `(\w+)` \| (file|folder) \| (.+) \| (yes|–) \|$/gmu)];
  const told = rows.map(([, name, shape, cells, write]) => ({
    name,
    shape,
    holds: cells!.split(" | ").flatMap((cell, at) => (cell === "yes" ? [head[at]] : [])),
    isWritten: write === "yes",
  }));
  expect(told).toEqual(
    DATASET_FORMATS.map(({ name, shape, holds, write }) => ({ name, shape, holds, isWritten: write !== undefined })),
  );
});

test("every command line of docs/datasets.md is one", () => {
  const lines = [...page.matchAll(/(?:^|`)lpr (dataset \w+[^`\n]*)/gmu)].map(([, line]) => line!);
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) {
    const found = findCommand(line.split(" "), COMMANDS);
    expect(found.kind).toBe("command");
    if (found.kind === "command") expect(() => parseOptions(found.rest, found.command.options)).not.toThrow();
  }
});

test("docs/datasets.md names every finding", () => {
  const source = readFileSync(new URL("../../../dataset/src/verify/finding.ts", import.meta.url), "utf8");
  const kinds = [...source.slice(0, source.indexOf("export interface")).matchAll(/"([\w-]+)"/gu)].map(
    ([, kind]) => kind!,
  );
  expect(kinds.length).toBe(23);
  for (const kind of kinds) expect(page).toContain(`\`${kind}\``);
});
