import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMON_OPTIONS } from "../../src/arguments/option-spec.ts";
import { LIMIT_OPTIONS, THREADS_OPTION } from "../../src/arguments/shared-options.ts";
import { VALID_SPEC } from "../../src/commands/valid-spec.ts";
import { csvHead } from "../../src/valid/entry-csv.ts";
import { TASK_NAMES } from "../../src/valid/valid-task.ts";

const page = readFileSync(new URL("../../../../docs/valid.md", import.meta.url), "utf8");

test("docs/valid.md tells of every option that is its own", () => {
  const shared = new Set([...COMMON_OPTIONS, ...LIMIT_OPTIONS, THREADS_OPTION].map(({ name }) => name));
  const own = VALID_SPEC.options.map(({ name }) => name).filter((name) => !shared.has(name));
  expect(own.filter((name) => !page.includes(`--${name}`))).toEqual([]);
  expect(own.length).toBeGreaterThan(10);
});

test.each(TASK_NAMES)("docs/valid.md lists the columns of --csv for task %s", (task) => {
  // A long list goes over two lines, each in quotes of its own.
  const lists = page.replaceAll(/`\n\s+`/gu, "");
  expect(lists).toContain(`- \`${task}\`: \`${csvHead(task).trim()}\``);
});
