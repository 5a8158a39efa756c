import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { guardMeasured } from "../../src/valid/guard-measured.ts";
import { photoFolder } from "../support/photo-folder.ts";

const NOTHING = { csv: undefined, html: undefined, json: undefined, journal: undefined, isCut: false };

test("guardMeasured() looks through the data only where an output is there already", async () => {
  const folder = photoFolder(["a.png", "old.csv"]);
  const files = vi.fn<() => readonly string[]>(() => [join(folder, "a.png")]);
  await guardMeasured({ ...NOTHING, csv: join(folder, "new.csv"), json: "-" }, files);
  expect(files).not.toHaveBeenCalled();
  await guardMeasured({ ...NOTHING, csv: join(folder, "old.csv") }, files);
  expect(files).toHaveBeenCalledOnce();
});

test("guardMeasured() refuses an output that is among the files of the data", async () => {
  const folder = photoFolder(["a.png", "b.png"]);
  async function* files() {
    yield join(folder, "gone.png");
    yield join(folder, "b.png");
  }
  await expect(guardMeasured({ ...NOTHING, html: join(folder, "b.png") }, files)).rejects.toThrow("b.png itself");
  await guardMeasured({ ...NOTHING, html: join(folder, "a.png") }, files);
});
