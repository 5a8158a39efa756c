import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as platekit from "platekit";
import { drawPhoto } from "../../../platekit/test/support/draw-photo.ts";
import { table } from "../support/labelled-plates.ts";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

vi.mock("platekit", async (original) => {
  const module = await original<typeof platekit>();
  return { ...module, createReader: vi.fn<typeof platekit.createReader>(module.createReader) };
});
afterEach(() => void vi.mocked(platekit.createReader).mockClear());

const COLUMNS = "image_path,plate_text,xmin,ymin,xmax,ymax,region";
/** The plate of `PLATE_PHOTO` reads ABBA and covers columns 50 to 145 and rows 50 to 81. */
const BOX = "50,50,145,81";
const TWO_PLATES = await encodeImage(
  drawPhoto(320, 240, [
    { text: "ABBA", x: 40, y: 60, width: 96, height: 32 },
    { text: "BABB", x: 190, y: 150, width: 80, height: 24 },
  ]),
  { format: "png" },
);

const SCENES = {
  "one.png": PLATE_PHOTO,
  "two.png": TWO_PLATES,
  "none.png": EMPTY_PHOTO,
  "labels.csv": table(
    COLUMNS,
    `one.png,AB-BA,${BOX},br`,
    "two.png,ABBB,40,60,135,91,us",
    "none.png,ABBA,10,10,50,30,us",
    "two.png,BABB,190,150,269,173,us",
  ),
};

const valid = (folder: string, argv: readonly string[] = []) =>
  runCli(["valid", "--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR, "--model", RED_PLATE, ...argv]);

interface Report {
  readonly metrics: Record<string, unknown>;
  readonly coverage: readonly unknown[];
  readonly [member: string]: unknown;
}

async function report(folder: string, argv: readonly string[] = []): Promise<Report> {
  return JSON.parse((await valid(folder, ["--json", "-", ...argv])).stdout) as Report;
}

describe("lpr valid --task pipeline", () => {
  test("is told by the boxes, and counts what was found and read", async () => {
    const { task, model, n, images, metrics, by_region } = await report(photoFolder(SCENES));
    expect({ task, model, n }).toEqual({ task: "pipeline", model: "red-plate + shade-ocr", n: 4 });
    // Four labels in three photos: two.png's first is read ABBA and not ABBB, none.png shows nothing.
    expect(metrics).toMatchObject({ found_03: 0.75, read_strict: 0.5, read_folded: 0.5, readings_per_image: 1 });
    // Characters wrong or missing: 0 + 1 + 4 + 0 of 16.
    expect(metrics["cer"]).toBeCloseTo(5 / 16, 6);
    expect(images).toEqual({ n: 3, failed: 0, readings: 3 });
    expect(by_region).toMatchObject([
      { region: "br", n: 1, read_strict: 1 },
      { region: "us", n: 3, read_strict: expect.closeTo(1 / 3, 6) },
    ]);
  });

  test("reads each photo once, however many plates are labelled in it, and never hears its name", async () => {
    const sources: unknown[] = [];
    const create = vi.mocked(platekit.createReader);
    const original = create.getMockImplementation()!;
    create.mockImplementation(async (options) => {
      const reader = await original(options);
      const trace: platekit.Reader["trace"] = (source, run) => {
        sources.push(source);
        return reader.trace(source, run);
      };
      return { ...reader, trace, [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose]() };
    });
    await report(photoFolder(SCENES));
    create.mockImplementation(original);
    expect(sources.map((source) => Object.keys(source as object).toSorted())).toEqual(
      Array.from({ length: 3 }, () => ["channels", "data", "height", "width"]),
    );
  });

  test("tells the milliseconds of every stage", async () => {
    const { ms } = await report(photoFolder(SCENES));
    expect(Object.keys(ms as object)).toEqual(["decode", "segment", "rectify", "ocr"]);
  });

  test("counts readings in photos without a plate with --negatives, subfolders too", async () => {
    const empty = photoFolder({ "a.png": EMPTY_PHOTO, "b/c.png": EMPTY_PHOTO, "b/d.png": PLATE_PHOTO });
    const folder = photoFolder(SCENES);
    const { metrics, negatives } = await report(folder, ["--negatives", empty, "--csv", join(folder, "rows.csv")]);
    expect(metrics["negatives_with_reading"]).toBeCloseTo(1 / 3, 6);
    expect(negatives).toMatchObject({ n: 3, failed: 0, with_reading: 1, readings: 1 });
    const rows = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n").slice(5);
    expect(rows.map((row) => row.split(",").slice(0, 5))).toEqual([
      ["", join(empty, "a.png"), "", "", ""],
      ["", join(empty, "b/c.png"), "", "", ""],
      ["", join(empty, "b/d.png"), "", "", "ABBA"],
    ]);
  });

  test("tells how many readings a threshold leaves in photos without a plate, and how to ask for one", async () => {
    const empty = photoFolder({ "a.png": EMPTY_PHOTO, "d.png": PLATE_PHOTO });
    const folder = photoFolder(SCENES);
    const argv = ["--negatives", empty];
    const { coverage } = await report(folder, argv);
    expect(coverage[0]).toMatchObject({ threshold: 0, n: 3, negative_readings: 1, negatives_with_reading: 0.5 });
    const { stdout, stderr } = await valid(folder, argv);
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^Task pipeline: 4 plates in 3 photos of .*labels\.csv and 2 photos without a plate, measured with red-plate \+ shade-ocr\n/u,
    );
    expect(stdout).toMatch(/CONFIDENCE ≥ .* PHOTOS WITHOUT A PLATE READ\n +0 +3 .* 1 of 2\n/u);
    expect(stdout).toContain("\nUse a threshold as lpr read --min-confidence 0.9\n");
    expect((await report(folder)).coverage).not.toContainEqual(expect.objectContaining({ negative_readings: 0 }));
    expect((await valid(folder)).stdout).not.toContain("WITHOUT A PLATE");
  });

  test.each([
    // All toy readings have four letters and a confidence and an evidence below 1.
    { argv: ["--min-length", "5"], limit: { minLength: 5 } },
    { argv: ["--min-confidence", "1"], limit: { minConfidence: 1 } },
    { argv: ["--min-evidence", "1"], limit: { minEvidence: 1 } },
  ])("leaves out the readings that lpr read would leave out with $argv", async ({ argv, limit }) => {
    const folder = photoFolder(SCENES);
    const { metrics, settings } = await report(folder, argv);
    expect(metrics).toMatchObject({ found_03: 0, readings_per_image: 0 });
    expect(settings).toMatchObject({ reader: limit });
  });

  test("does not replace a photo of --negatives with a report", async () => {
    const empty = photoFolder({ "a.png": EMPTY_PHOTO });
    const argv = ["--negatives", empty, "--html", join(empty, "a.png"), "--overwrite"];
    const { code, stderr } = await valid(photoFolder(SCENES), argv);
    expect(code).toBe(2);
    expect(stderr).toContain("a.png is the photo");
    expect(readFileSync(join(empty, "a.png"))).toEqual(Buffer.from(EMPTY_PHOTO));
  });

  test("writes a line a labelled plate with --csv", async () => {
    const folder = photoFolder(SCENES);
    await valid(folder, ["--csv", join(folder, "rows.csv")]);
    const [head = "", ...rows] = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
    const wanted = ["line", "label", "prediction", "found_03", "read_strict", "readings"];
    const [, second = "", third = ""] = rows;
    // Of two readings in a photo, each label has the characters of its own.
    expect(
      [second, third].map((row) => /,(?<chars>[AB]=[^,]*),/u.exec(row)?.groups?.["chars"]?.replaceAll(/=\S+ ?/gu, "")),
    ).toEqual(["ABBA", "BABB"]);
    const at = wanted.map((name) => head.split(",").indexOf(name));
    expect(rows.map((row) => at.map((index) => row.split(",")[index]).join(","))).toEqual([
      "2,AB-BA,ABBA,1,1,1",
      "3,ABBB,ABBA,1,0,2",
      "5,BABB,BABB,1,1,2",
      "4,ABBA,,0,0,0",
    ]);
  });

  test("shows the plates that were not read in the page", async () => {
    const folder = photoFolder(SCENES);
    await valid(folder, ["--html", join(folder, "report.html")]);
    const page = readFileSync(join(folder, "report.html"), "utf8");
    expect(page.match(/data:image\/webp;base64,/gu)).toHaveLength(2);
  });

  test("counts a photo that cannot be opened as not found, and exits with 1", async () => {
    const folder = photoFolder({ ...SCENES, "none.png": "no picture" });
    const { code, stdout, stderr } = await valid(folder, ["--json", "-"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 4 \(none\.png\): Cannot decode/u);
    expect(JSON.parse(stdout)).toMatchObject({
      n: 4,
      failed: 1,
      images: { n: 3, failed: 1 },
      metrics: { found_03: 0.75 },
    });
  });

  test("lists every label of a photo that cannot be opened, and asks whether the paths are right where none can", async () => {
    const folder = photoFolder({ ...SCENES, "two.png": "no picture" });
    const { stdout, stderr } = await valid(folder, ["--json", "-"]);
    expect(stderr).toMatch(/line 3 \(two\.png\): Cannot decode .*\nlpr: line 5 \(two\.png\): Cannot decode /u);
    expect(stderr).not.toContain("are the paths right?");
    expect(JSON.parse(stdout)).toMatchObject({ n: 4, failed: 2, data: { failures: [{ line: 3 }, { line: 5 }] } });
    const lost = photoFolder({ "labels.csv": SCENES["labels.csv"] });
    expect((await valid(lost)).stderr).toContain("Nothing could be measured; are the paths right?");
  });

  test.each([
    { name: "is not there", files: {}, problem: /Cannot read .*empty: no such file or folder/u },
    { name: "holds no pictures", files: { "empty/notes.txt": "none" }, problem: /must hold pictures .*, got none/u },
  ])("refuses a folder of --negatives that $name: exit code 2, nothing done", async ({ files, problem }) => {
    const folder = photoFolder({ ...SCENES, ...files });
    const { code, stdout, stderr } = await valid(folder, ["--negatives", join(folder, "empty")]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(problem);
  });

  test("compares with --min-plate-acc what was read exactly", async () => {
    const folder = photoFolder(SCENES);
    expect((await valid(folder, ["--min-plate-acc", "0.51"])).code).toBe(3);
    expect((await valid(folder, ["--min-plate-acc", "0.5"])).code).toBe(0);
  });

  test.each([
    { row: "one.png,ABBA,,,,,br", problem: /line 6: must have a box \(xmin,ymin,xmax,ymax\) or corners/u },
    { row: `one.png,AB-BAB,${BOX},br`, problem: /line 6: label "ABBAB" must not be longer than the model's 4 slots/u },
  ])("refuses $row, naming the line", async ({ row, problem }) => {
    const { code, stderr } = await valid(photoFolder({ ...SCENES, "labels.csv": `${SCENES["labels.csv"]}${row}\n` }));
    expect(code).toBe(2);
    expect(stderr).toMatch(problem);
  });

  test("states everything the numbers depend on", async () => {
    const { settings } = await report(photoFolder(SCENES), ["--threads", "1"]);
    const { minEvidence, minConfidence, minLength, readAgain, formats } = platekit.ReaderOptionsSchema.parse({});
    expect(settings).toMatchObject({
      annotations_sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      negatives: [],
      formats,
      reader: { minEvidence, minConfidence, minLength, readAgain },
      models: [
        { role: "segment", id: "red-plate", family: "mask", sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
        { role: "recognize", id: "shade-ocr", family: "slots", sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      ],
      threads: 1,
      versions: { onnxruntime: expect.any(String), libvips: expect.any(String) },
    });
  });
});
