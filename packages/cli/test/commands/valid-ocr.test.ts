import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plateCrop, table } from "../support/labelled-plates.ts";
import { photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const COLUMNS = "image_path,plate_text,plate_region";
const [ABBA, ABAB, BBBB] = [await plateCrop("ABBA"), await plateCrop("ABAB"), await plateCrop("BBBB")];

/** Read as ABBA, ABAB and BBBB: the second is labelled ABBB, so that one of twelve letters is wrong. */
const CROPS = {
  "one.png": ABBA,
  "two.png": ABAB,
  "three.png": BBBB,
  "labels.csv": table(COLUMNS, "one.png,ABBA,br", "two.png,ABBB,br", "three.png,BBBB,us"),
};

interface Report {
  readonly metrics: Record<string, unknown>;
  readonly by_region: readonly Record<string, unknown>[];
  readonly [member: string]: unknown;
}

const valid = (folder: string, argv: readonly string[] = [], world = {}) =>
  runCli(["valid", "--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR, ...argv], world);

async function report(folder: string, argv: readonly string[] = []): Promise<Report> {
  const { stdout } = await valid(folder, ["--json", "-", ...argv]);
  return JSON.parse(stdout) as Report;
}

describe("lpr valid --task ocr", () => {
  test("tells the metrics as a JSON document", async () => {
    const { code, stdout, stderr } = await valid(photoFolder(CROPS), ["--json", "-"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { version, task, model, n, failed, metrics, by_region } = JSON.parse(stdout) as Report;
    expect({ version, task, model, n, failed }).toEqual({
      version: 1,
      task: "ocr",
      model: "shade-ocr",
      n: 3,
      failed: 0,
    });
    // Two of three plates, eleven of twelve slots; the slots of the toy hold no pads. Keras sums in float32.
    expect(metrics["plate_acc"]).toBeCloseTo(2 / 3, 6);
    expect(metrics["cat_acc"]).toBeCloseTo(11 / 12, 6);
    expect(metrics["char_acc"]).toBeCloseTo(11 / 12, 6);
    expect(metrics["cer"]).toBeCloseTo(1 / 12, 6);
    expect(metrics["plate_len_acc"]).toBe(1);
    // Wilson interval of 2 of 3: 0.207655 to 0.938508 (statsmodels, proportion_confint).
    expect(metrics["plate_acc_ci95"]).toEqual([expect.closeTo(0.207655, 5), expect.closeTo(0.938508, 5)]);
    expect(by_region).toMatchObject([
      { region: "br", n: 2, plate_acc: 0.5 },
      { region: "us", n: 1, plate_acc: 1 },
    ]);
  });

  test("takes means of batch means with --batch-size, as fast-plate-ocr does", async () => {
    // Batches: (right, wrong) and (right): (0.5 + 1) / 2.
    const { metrics } = await report(photoFolder(CROPS), ["--batch-size", "2"]);
    expect(metrics["plate_acc"]).toBe(0.75);
  });

  test("prints a table a person can read", async () => {
    const folder = photoFolder(CROPS);
    const { code, stdout } = await valid(folder);
    expect(code).toBe(0);
    expect(stdout).toContain(`Task ocr: 3 plates of ${join(folder, "labels.csv")}, measured with shade-ocr\n`);
    expect(stdout.replaceAll(/\s+/gu, " ")).toMatch(/plate_acc 66\.7 % 20\.8–93\.9 % Plates read exactly/u);
    expect(stdout).toContain("B read as A ×1");
    expect(stdout.replaceAll(/ +/gu, " ")).toMatch(/\ntwo\.png ABBB ABAB \d+\.\d %\n/u);
  });

  test("shows how far it is where somebody looks, and not with --quiet", async () => {
    const folder = photoFolder(CROPS);
    const shown = await valid(folder, [], { terminal: true });
    expect(shown.stderr).toContain("0 of 3 plates");
    expect(shown.stderr).toContain("3 of 3 plates");
    expect((await valid(folder, ["--quiet"], { terminal: true })).stderr).toBe("");
  });

  test("writes a line a plate with --csv", async () => {
    const folder = photoFolder(CROPS);
    await valid(folder, ["--csv", join(folder, "rows.csv")]);
    const [head, ...rows] = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
    expect(head).toBe(
      "line,image_path,region,label,prediction,right,confidence,chars,region_read,region_confidence,width,height," +
        "decode_ms,read_ms,error",
    );
    expect(rows.map((row) => row.split(",").slice(0, 6).join(","))).toEqual([
      "2,one.png,br,ABBA,ABBA,1",
      "3,two.png,br,ABBB,ABAB,0",
      "4,three.png,us,BBBB,BBBB,1",
    ]);
    expect(rows[0]).toMatch(/,A=1\.0000 B=1\.0000 B=1\.0000 A=1\.0000,,,96,32,/u);
  });

  test("writes a page with the errors as pictures with --html", async () => {
    const folder = photoFolder(CROPS);
    await valid(folder, ["--html", join(folder, "report.html")]);
    const page = readFileSync(join(folder, "report.html"), "utf8");
    expect(page.match(/data:image\/webp;base64,/gu)).toHaveLength(1);
    expect(page).toContain("two.png");
  });

  test("shows the 200 worst errors in a page, and says how many there are", async () => {
    const rows = Array.from({ length: 201 }, () => "two.png,ABBB");
    const folder = photoFolder({ "two.png": ABAB, "labels.csv": table("image_path,plate_text", ...rows) });
    await valid(folder, ["--html", join(folder, "report.html")]);
    const page = readFileSync(join(folder, "report.html"), "utf8");
    expect(page.match(/data:image\/webp;base64,/gu)).toHaveLength(200);
    expect(page).toContain("200 of 201 errors");
  });

  test("cuts off what --trim says before reading", async () => {
    const wide = await plateCrop("AABB");
    // A quarter of the width from each side leaves the middle of AABB: half an A and half a B, that is, AB as AABB again;
    // of ABBA it leaves BB.
    const folder = photoFolder({
      "a.png": wide,
      "b.png": ABBA,
      "labels.csv": table("image_path,plate_text", "a.png,AABB", "b.png,BBBB"),
    });
    const { n, metrics, settings } = await report(folder, ["--trim", "0.25"]);
    expect({ n, plate_acc: metrics["plate_acc"] }).toEqual({ n: 2, plate_acc: 1 });
    expect(settings).toMatchObject({ trim: 0.25, formats: "none", batch_size: 1, models: [{ id: "shade-ocr" }] });
  });

  test("reads the same whatever the files are called", async () => {
    // Names that tell the label, and names that tell another one: a reader that peeked would score 1 or 0.
    const honest = photoFolder({
      ...CROPS,
      "ABBA.png": ABBA,
      "ABBB.png": ABAB,
      "labels.csv": table("image_path,plate_text", "ABBA.png,ABBA", "ABBB.png,ABBB"),
    });
    const lying = photoFolder({
      "BBBB.png": ABBA,
      "AAAA.png": ABAB,
      "labels.csv": table("image_path,plate_text", "BBBB.png,ABBA", "AAAA.png,ABBB"),
    });
    const metrics = [(await report(honest)).metrics, (await report(lying)).metrics];
    expect(metrics[0]).toMatchObject({ plate_acc: 0.5 });
    expect(metrics[1]).toEqual(metrics[0]);
  });

  test("counts a missing and a broken picture as wrong, names both and exits with 1", async () => {
    const folder = photoFolder({
      "one.png": ABBA,
      "broken.png": "no picture",
      "labels.csv": table(COLUMNS, "one.png,ABBA,br", "broken.png,ABBA,br", "gone.png,ABBA,br"),
    });
    const { code, stdout, stderr } = await valid(folder, ["--json", "-", "--csv", join(folder, "rows.csv"), "--quiet"]);
    expect(code).toBe(1);
    const { n, failed, metrics, data } = JSON.parse(stdout) as Report;
    expect({ n, failed }).toEqual({ n: 3, failed: 2 });
    expect(metrics["plate_acc"]).toBeCloseTo(1 / 3, 6);
    expect(data).toMatchObject({
      rows: 3,
      failures: [
        { line: 3, image_path: "broken.png", code: "ERR_IMAGE_DECODE" },
        { line: 4, image_path: "gone.png", code: "ERR_IMAGE_NOT_FOUND" },
      ],
    });
    expect(stderr).toMatch(/^lpr: line 3 \(broken\.png\): Cannot decode .*\nlpr: line 4 \(gone\.png\): Cannot read /u);
    const rows = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
    expect(rows[2]).toMatch(/^3,broken\.png,br,ABBA,,,,,,,,,,,"?ERR_IMAGE_DECODE: /u);
  });

  test("asks whether the paths are right where nothing could be opened", async () => {
    const folder = photoFolder({ "labels.csv": table("image_path,plate_text", "gone.png,ABBA") });
    const { code, stdout, stderr } = await valid(folder);
    expect(code).toBe(1);
    expect(stderr).toContain(`taken from the folder of ${join(folder, "labels.csv")}`);
    expect(stdout).toMatch(/^Task ocr: 1 plate of .*; 1 could not be measured and counts as wrong\n/u);
  });

  test("tells of rows that come again, and measures them again", async () => {
    const folder = photoFolder({
      "one.png": ABBA,
      "labels.csv": table("image_path,plate_text", "one.png,ABBA", "./one.png,ABBB"),
    });
    const { stdout, stderr } = await valid(folder, ["--json", "-"]);
    expect(stderr).toContain("1 row repeated, and measured again: line 3 is line 2 again");
    expect(JSON.parse(stdout)).toMatchObject({ n: 2, data: { duplicate_rows: 1 } });
  });

  test.each([
    { label: "ABBAB", problem: /line 3: label "ABBAB" must not be longer than the model's 4 slots, got 5 characters/u },
    { label: "ABCA", problem: /line 3: label "ABCA" must be written in the model's alphabet, got "C"/u },
  ])("refuses label $label before anything is run, naming line and character", async ({ label, problem }) => {
    const folder = photoFolder({
      "one.png": ABBA,
      "labels.csv": table("image_path,plate_text", "one.png,ABBA", `one.png,${label}`),
    });
    const { code, stdout, stderr } = await valid(folder, ["--csv", join(folder, "rows.csv")]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(problem);
    expect(readdirSync(folder).toSorted()).toEqual(["labels.csv", "one.png"]);
    const skipped = await valid(folder, ["--json", "-", "--skip-bad-labels"]);
    expect(skipped.code).toBe(0);
    expect(skipped.stderr).toContain("1 row left out (--skip-bad-labels)");
    expect(JSON.parse(skipped.stdout)).toMatchObject({ n: 1, data: { rows: 1, skipped_rows: 1 } });
  });

  test.each([
    {
      name: "no row",
      bytes: "image_path,plate_text\n",
      problem: /line 2: must have at least one row below the header/u,
    },
    { name: "no such column", bytes: "image_path,text\na.png,ABBA\n", problem: /line 1: .*plate_text missing/u },
    {
      name: "another number of fields",
      bytes: "image_path,plate_text\na.png\n",
      problem: /line 2: .* must have 2 fields/u,
    },
    {
      name: "bytes that are not UTF-8",
      bytes: Buffer.from("image_path,plate_text\nb\u00fc.png,ABBA\n", "latin1"),
      problem: /line 2: file must be UTF-8/u,
    },
    {
      name: "an empty label",
      bytes: "image_path,plate_text\none.png,\n",
      problem: /line 2: label "" must have at least one/u,
    },
  ])("refuses a table with $name, naming file and line", async ({ bytes, problem }) => {
    const folder = photoFolder({ "one.png": ABBA, "labels.csv": bytes });
    const { code, stdout, stderr } = await valid(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(join(folder, "labels.csv"));
    expect(stderr).toMatch(problem);
  });

  test("reads a table as spreadsheets write it: byte-order mark, CRLF, quotes, columns in another order", async () => {
    const lines = ['note,"plate_text",image_path', '"a, b",ABBA,"one.png"', ",ABAB,two.png"];
    const folder = photoFolder({ "one.png": ABBA, "two.png": ABAB, "labels.csv": `\uFEFF${lines.join("\r\n")}\r\n` });
    expect((await report(folder)).metrics).toMatchObject({ plate_acc: 1 });
  });

  test("exits with 3 where plate_acc is below --min-plate-acc, and with 0 where it is not", async () => {
    const folder = photoFolder(CROPS);
    expect((await valid(folder, ["--min-plate-acc", "0.67"])).code).toBe(3);
    expect((await valid(folder, ["--min-plate-acc", "0.66"])).code).toBe(0);
  });

  test.each([[[]], [["--quiet"]]])("says on stderr what is below the limit, with %o too", async (argv) => {
    const { stderr } = await valid(photoFolder(CROPS), ["--min-plate-acc", "0.9", ...argv]);
    // Two of three.
    expect(stderr).toBe("lpr: plate_acc 66.7 % is below --min-plate-acc 90 %\n");
  });

  test("counts rows against --min-plate-acc, whatever the batch means are", async () => {
    // Batches of (right, wrong) and (right) have a mean of 0.75; of the rows 2 of 3 are right.
    const argv = ["--batch-size", "2", "--min-plate-acc"];
    expect((await valid(photoFolder(CROPS), [...argv, "0.66"])).code).toBe(0);
    const { code, stderr } = await valid(photoFolder(CROPS), [...argv, "0.7"]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "lpr: plate_acc over all rows 66.7 % is below --min-plate-acc 70 %\n",
    });
  });

  test("warns where the table says where plates are in photos, and reads each picture as one plate all the same", async () => {
    const folder = photoFolder({
      "one.png": ABBA,
      "labels.csv": table("image_path,plate_text,xmin,ymin,xmax,ymax", "one.png,ABBA,1,1,9,9", "one.png,ABAB,,,,"),
    });
    const { code, stderr } = await valid(folder, ["--task", "ocr", "--json", "-"]);
    expect(code).toBe(0);
    expect(stderr).toContain(
      "lpr: 1 row says where its plate is, but task ocr reads each picture as one plate; --task pipeline reads photos\n",
    );
    expect((await valid(photoFolder(CROPS), ["--json", "-"])).stderr).toBe("");
  });

  test("does not exit with 3 where plate_acc is just --min-plate-acc, though 0.9 in float32 is less than 0.9", async () => {
    const rows = [...Array.from({ length: 9 }, () => "one.png,ABBA"), "one.png,BBBB"];
    const folder = photoFolder({ "one.png": ABBA, "labels.csv": table("image_path,plate_text", ...rows) });
    expect((await valid(folder, ["--min-plate-acc", "0.9"])).code).toBe(0);
    expect((await valid(folder, ["--min-plate-acc", "0.9001"])).code).toBe(3);
  });

  test("says how a slots model was scored", async () => {
    const { metrics, conventions } = await report(photoFolder(CROPS));
    expect(conventions).toMatchObject({ family: "slots", plate_acc_kind: "slots", top_3_kind: "slots" });
    expect(metrics).toHaveProperty("cat_acc");
  });

  test("refuses a model that finds plates", async () => {
    const folder = photoFolder(CROPS);
    const { code, stderr } = await runCli(["valid", "--annotations", join(folder, "labels.csv"), "--model", RED_PLATE]);
    expect(code).toBe(2);
    expect(stderr).toContain("task ocr takes no model that finds plates, got red-plate");
  });
});
