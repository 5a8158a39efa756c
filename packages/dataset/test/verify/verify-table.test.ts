import { readFileSync, symlinkSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadPlateTable, verifyTable } from "@platekit/dataset";
import type { Finding, VerifyTableOptions } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

const LATIN = {
  labels: Array.from("0123ABC_"),
  pad: "_",
  slots: 4,
  input: { height: 64, width: 128, fit: "letterbox", rounding: "half-even" },
} as const;

const PNG = await picture(20, 10);

async function verify(files: Record<string, Uint8Array | string>, options: VerifyTableOptions = {}) {
  const folder = tempFolder(files);
  const findings: Finding[] = [];
  const path = join(folder, "labels.csv");
  const summary = await verifyTable(path, { ...options, onFinding: (finding) => void findings.push(finding) });
  return {
    folder,
    summary,
    findings,
    short: findings.map(({ line, severity, kind }) => `${line ?? "-"} ${severity} ${kind}`),
  };
}

describe("verifyTable()", () => {
  test("names what fast-plate-ocr's validate-dataset names, in its order and severity", async () => {
    const { summary, short } = await verify(
      {
        "labels.csv": `image_path,plate_text
good.png,A1
missing.png,A1
broken.png,A1
tiny.png,A1
thin.png,A1
good2.png,ABC12
good2.png,AXY
good.png,B
tiny.png,ABC12
cut.png,A1
`,
        "good.png": PNG,
        "good2.png": PNG,
        "broken.png": "no picture",
        "tiny.png": await picture(20, 1),
        // 1 row of 1437 columns: 128 columns leave 0.089 rows, which round to none.
        "thin.png": await picture(1437, 1),
        "cut.png": PNG.subarray(0, PNG.length - 20),
      },
      { rules: LATIN },
    );
    expect(short).toEqual([
      "3 error missing-file",
      "4 error unreadable",
      "5 warning tiny",
      "6 warning tiny",
      "6 error vanishes",
      "7 error too-long",
      "8 error outside-alphabet",
      "9 warning duplicate",
      "10 warning tiny",
      "10 error too-long",
      "11 error unreadable",
      "- warning unused-characters",
    ]);
    // Good: lines 2 and 5; 9 labels a plate again.
    expect(summary).toEqual({ checked: 10, good: 2, errors: 7, warnings: 5 });
  });

  test("regions are checked where table and model have some, behind the text and before duplicates", async () => {
    // run_dataset_validation of fast-plate-ocr 1.1.0 on such a table: errors on lines 3, 4 and 5, a warning on line 6.
    const table = `image_path,plate_text,plate_region
a.png,A1,us
b.png,X,
b.png,A1,
b.png,A1,NA
a.png,B1,ro
`;
    const files = { "labels.csv": table, "a.png": PNG, "b.png": PNG };
    const rules = { ...LATIN, labels: Array.from("1AB_"), regions: ["us", "ro"] };
    const { short, findings, summary } = await verify(files, { rules });
    expect(short).toEqual([
      "3 error outside-alphabet",
      "4 error no-region",
      "5 error unknown-region",
      "6 warning duplicate",
      "- warning unused-characters",
    ]);
    expect(findings[2]?.message).toBe(`region must be one of the model's 2, got "NA"`);
    expect(summary.good).toBe(1);
    // A table without the column says nothing of regions.
    const bare = { "labels.csv": "image_path,plate_text\na.png,AB1\n", "a.png": PNG };
    expect((await verify(bare, { rules })).short).toEqual([]);
  });

  test("a column of regions for a model that tells none is one warning, and none without a model", async () => {
    const files = {
      "labels.csv": "image_path,plate_text,region\na.png,0123,us\nb.png,ABC,\n",
      "a.png": PNG,
      "b.png": PNG,
    };
    expect((await verify(files, { rules: LATIN })).short).toEqual(["- warning needless-regions"]);
    expect((await verify(files)).short).toEqual([]);
  });

  test("a table of places needs no texts: boxes and pictures are checked", async () => {
    const { short, summary } = await verify(
      {
        "labels.csv": "image_path,x1,y1,x2,y2,x3,y3,x4,y4\na.png,1,1,9,1,9,5,1,5\na.png,30,1,39,1,39,5,30,5\n",
        "a.png": PNG,
      },
      { rules: LATIN },
    );
    expect(short).toEqual(["3 error box-outside"]);
    expect(summary.good).toBe(1);
  });

  test("messages say what was wanted and what came", async () => {
    const { findings } = await verify(
      { "labels.csv": "image_path,plate_text\na.png,AXB\na.png,A\na.png,A\n", "a.png": PNG },
      { rules: LATIN },
    );
    expect(findings.map(({ message }) => message)).toEqual([
      `label "AXB" must be written in the model's alphabet, got "X"`,
      "must label a plate once, got it on line 3 already",
      "every character of the alphabet should be in some label, got none with 0 1 2 3 B C",
    ]);
  });

  test("rows that are no rows are errors, and the others are still checked", async () => {
    const { summary, findings } = await verify({
      "labels.csv":
        "image_path,plate_text,xmin,ymin,xmax,ymax\na.png,A,1,1,9,x\na.png,B\n,C,1,1,2,2\na.png,D,1,1,9,9\n",
      "a.png": PNG,
    });
    expect(summary).toEqual({ checked: 4, good: 1, errors: 3, warnings: 0 });
    expect(findings.map(({ line, kind }) => [line, kind])).toEqual([
      [2, "bad-row"],
      [3, "bad-row"],
      [4, "bad-row"],
    ]);
    expect(findings[0]?.message).toMatch(/line 2: ymax must be a number, got "x"$/);
  });

  test("no good row at all is no crash", async () => {
    const { summary } = await verify({ "labels.csv": "image_path,plate_text\nx.png,A\ny.png,B\n" }, { rules: LATIN });
    expect(summary).toEqual({ checked: 2, good: 0, errors: 2, warnings: 1 });
  });

  test("an empty text is an error of a crop, and a warning where a box says there is a plate", async () => {
    const crops = await verify({ "labels.csv": "image_path,plate_text\na.png,\n", "a.png": PNG });
    expect(crops.short).toEqual(["2 error empty-text"]);
    const boxes = await verify({
      "labels.csv": "image_path,plate_text,xmin,ymin,xmax,ymax\na.png,,1,1,9,9\n",
      "a.png": PNG,
    });
    expect(boxes.short).toEqual(["2 warning empty-text"]);
    expect(boxes.summary.good).toBe(1);
  });

  test("boxes must lie in the photo; a pixel over the edge is let pass", async () => {
    const { short } = await verify({
      "labels.csv": `image_path,plate_text,xmin,ymin,xmax,ymax
a.png,A,-1,0,21,11
a.png,B,10,5,22.5,10
a.png,C,21,0,30,5
a.png,D,5,5,6,8
`,
      "a.png": PNG,
    });
    expect(short).toEqual(["3 warning box-over-edge", "4 error box-outside", "5 warning tiny"]);
  });

  test("minHeight and minWidth set what is tiny", async () => {
    const files = { "labels.csv": "image_path,plate_text\na.png,A\n", "a.png": PNG };
    expect((await verify(files, { minHeight: 10, minWidth: 20 })).short).toEqual([]);
    expect((await verify(files, { minHeight: 11 })).short).toEqual(["2 warning tiny"]);
    expect((await verify(files, { minWidth: 21 })).short).toEqual(["2 warning tiny"]);
  });

  test("a folder beside the table's, an absolute path and a link are no crash and no error", async () => {
    const outside = tempFolder({ "far.png": PNG });
    const folder = tempFolder({
      "set/labels.csv": `image_path,plate_text\n../near.png,A\n${outside}/far.png,B\nlink.png,C\n`,
      "near.png": PNG,
    });
    symlinkSync(join(outside, "far.png"), join(folder, "set/link.png"));
    expect(await verifyTable(join(folder, "set/labels.csv"))).toEqual({ checked: 3, good: 3, errors: 0, warnings: 0 });
  });
});

describe("verifyTable({ fix })", () => {
  const TABLE = `note,image_path,plate_text
"x, ""y""",crops/a.png,A
z,crops/no.png,B
w,crops/a.png,C
`;

  test("writes the good rows with all their columns, pictures told from the new place", async () => {
    const folder = tempFolder({ "labels.csv": TABLE, "crops/a.png": PNG });
    const fix = join(folder, "fixed/good.csv");
    await verifyTable(join(folder, "labels.csv"), { fix });
    expect(readFileSync(fix, "utf8")).toBe('note,image_path,plate_text\n"x, ""y""",../crops/a.png,A\n');
    expect((await loadPlateTable(fix))[0]?.path).toBe(join(folder, "crops/a.png"));
    expect(readdirSync(join(folder, "fixed"))).toEqual(["good.csv"]);
  });

  test("absolute pictures stay absolute", async () => {
    const folder = tempFolder({ "a.png": PNG });
    const absolute = join(folder, "a.png");
    const table = tempFolder({ "t.csv": `image_path,plate_text\n${absolute},A\n` });
    await verifyTable(join(table, "t.csv"), { fix: join(table, "out.csv") });
    expect(readFileSync(join(table, "out.csv"), "utf8")).toBe(`image_path,plate_text\n${absolute},A\n`);
  });

  test("replaces nothing, and leaves nothing where it fails", async () => {
    const folder = tempFolder({ "labels.csv": TABLE, "crops/a.png": PNG, "there.csv": "keep me" });
    await expect(verifyTable(join(folder, "labels.csv"), { fix: join(folder, "there.csv") })).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_WRITE", message: expect.stringContaining("is there already") }),
    );
    expect(readFileSync(join(folder, "there.csv"), "utf8")).toBe("keep me");
    const broken = tempFolder({ "labels.csv": 'image_path,plate_text\na.png,A\nb.png,"B\n' });
    await expect(verifyTable(join(broken, "labels.csv"), { fix: join(broken, "out.csv") })).rejects.toThrow(
      /line 3: a quote/,
    );
    expect(existsSync(join(broken, "out.csv"))).toBe(false);
    expect(readdirSync(broken)).toEqual(["labels.csv"]);
  });
});
