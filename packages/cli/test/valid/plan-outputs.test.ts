import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planOutputs } from "../../src/valid/plan-outputs.ts";
import type { ValidRequest } from "../../src/valid/valid-request.ts";
import { photoFolder } from "../support/photo-folder.ts";

/** A request for files below a folder that holds `labels.csv`. */
function plan(folder: string, more: Partial<ValidRequest> = {}) {
  const at = (name: string | undefined) => (name === undefined || name === "-" ? name : join(folder, name));
  const files = { csv: at(more.csv), json: at(more.json), html: at(more.html) };
  const flags = { resume: false, overwrite: false };
  return planOutputs({ annotations: join(folder, "labels.csv"), ...flags, ...more, ...files } as ValidRequest);
}

const LABELS = { "labels.csv": "image_path,plate_text\na.png,AB\n" };

describe("planOutputs()", () => {
  test.each([
    { name: "the table of rows", files: { csv: "r.csv", json: "r.json", html: "r.html" }, beside: "r.csv" },
    { name: "the report, where no rows are asked for", files: { json: "r.json", html: "r.html" }, beside: "r.json" },
    { name: "the page, where JSON goes to stdout", files: { json: "-", html: "r.html" }, beside: "r.html" },
  ])("puts the journal beside $name", async ({ files, beside }) => {
    const folder = photoFolder(LABELS);
    const outputs = await plan(folder, files);
    expect(outputs).toMatchObject({ journal: join(folder, `${beside}.journal.ndjson`), isCut: false });
  });

  test("has no journal where no file is written, and nothing to resume then", async () => {
    const folder = photoFolder(LABELS);
    expect(await plan(folder, { json: "-" })).toEqual({
      csv: undefined,
      html: undefined,
      json: "-",
      journal: undefined,
      isCut: false,
    });
    await expect(plan(folder, { json: "-", resume: true })).rejects.toThrow("--resume needs --csv, --json FILE or");
  });

  test("refuses two outputs in one file, whatever they are called", async () => {
    const folder = photoFolder({ ...LABELS, "r.csv": "" });
    symlinkSync(join(folder, "r.csv"), join(folder, "link.html"));
    await expect(plan(folder, { csv: "r.csv", html: "link.html", overwrite: true })).rejects.toThrow(
      "Options --csv and --html name the same file",
    );
  });

  test("does not throw the journal of a run that was cut away without being told to", async () => {
    const folder = photoFolder({ ...LABELS, "r.csv.journal.ndjson": "{}\n" });
    await expect(plan(folder, { csv: "r.csv" })).rejects.toThrow("--resume goes on with it, --overwrite starts anew");
    expect(await plan(folder, { csv: "r.csv", resume: true })).toMatchObject({ isCut: true });
    expect(await plan(folder, { csv: "r.csv", overwrite: true })).toMatchObject({ isCut: true });
  });

  test("tells a run that is complete from a file of somebody else's that would be lost", async () => {
    const folder = photoFolder({ ...LABELS, "r.csv": "" });
    await expect(plan(folder, { csv: "r.csv" })).rejects.toThrow(/is there already; give --csv another file/u);
    await expect(plan(folder, { csv: "r.csv", resume: true })).rejects.toThrow("the run that wrote it is complete");
    expect(await plan(folder, { csv: "r.csv", resume: true, overwrite: true })).toMatchObject({ isCut: false });
  });
});
