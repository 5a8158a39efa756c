import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { inspectJournal, openJournal, readJournal } from "../../src/valid/journal.ts";
import type { ValidEntry } from "../../src/valid/valid-entry.ts";
import { photoFolder } from "../support/photo-folder.ts";

const SETTINGS = { trim: 0 };
const entry = (imagePath: string): ValidEntry => ({
  kind: "negative",
  result: { imagePath, texts: [], confidences: [] },
  readings: [],
});

test("openJournal() writes once a second, so that a process that is killed loses no more", async () => {
  const path = join(photoFolder({}), "rows.csv.journal.ndjson");
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  await using journal = await openJournal(path, SETTINGS);
  await journal.append(entry("a.png"));
  expect(await inspectJournal(path, SETTINGS)).toMatchObject({ entries: 0 });
  clock.mockReturnValue(1000);
  await journal.append(entry("b.png"));
  expect(await inspectJournal(path, SETTINGS)).toMatchObject({ entries: 2 });
  await journal.append(entry("c.png"));
  expect(await inspectJournal(path, SETTINGS)).toMatchObject({ entries: 2 });
});

test("openJournal() goes on behind the last whole line", async () => {
  const header = `${JSON.stringify({ version: 2, settings: SETTINGS })}\n`;
  const folder = photoFolder({ "j.ndjson": `${header}${JSON.stringify(entry("ä.png"))}\n{"kind":"neg` });
  const path = join(folder, "j.ndjson");
  const remains = (await inspectJournal(path, SETTINGS))!;
  expect(remains.entries).toBe(1);
  {
    await using journal = await openJournal(path, SETTINGS, remains);
    await journal.append(entry("b.png"));
  }
  const lines = readFileSync(path, "utf8").trim().split("\n").slice(1);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([entry("ä.png"), entry("b.png")]);
  const told = [];
  for await (const each of readJournal(path, { ...remains, entries: 2 }, ["negative"])) told.push(each);
  expect(told).toEqual([entry("ä.png"), entry("b.png")]);
});

test("openJournal() says which file cannot be written", async () => {
  const path = join(photoFolder({ file: "no folder" }), "file", "rows.csv.journal.ndjson");
  await expect(openJournal(path, SETTINGS)).rejects.toMatchObject({
    code: "ERR_DATASET_WRITE",
    message: expect.stringMatching(/^Cannot write .*rows\.csv\.journal\.ndjson: /u),
  });
});

test.each([
  { name: "another kind", line: JSON.stringify(entry("a.png")) },
  { name: "no entry at all", line: JSON.stringify({ note: "x".repeat(500) }) },
])("readJournal() names a line of $name, and shows no more than its beginning", async ({ line }) => {
  const header = JSON.stringify({ version: 2, settings: SETTINGS });
  const folder = photoFolder({ "j.ndjson": `${header}\n${line}\n` });
  const path = join(folder, "j.ndjson");
  const remains = (await inspectJournal(path, SETTINGS))!;
  const read = readJournal(path, remains, ["ocr"]).next();
  await expect(read).rejects.toMatchObject({ code: "ERR_DATASET_FORMAT" });
  // 80 signs of the line, whatever it holds.
  await expect(read).rejects.toThrow(`j.ndjson line 2: must be a result, got ${line.slice(0, 80)}…`);
});
