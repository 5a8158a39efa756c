import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import * as pictures from "../../src/valid/open-picture.ts";
import { plateCrop, table } from "../support/labelled-plates.ts";
import { photoFolder, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

vi.mock("../../src/valid/open-picture.ts", async (original) => {
  const module = await original<typeof pictures>();
  return { ...module, openPicture: vi.fn<typeof pictures.openPicture>(module.openPicture) };
});

const CROPS = {
  "one.png": await plateCrop("ABBA"),
  "labels.csv": table("image_path,plate_text", "one.png,ABBA"),
};

const valid = (folder: string, argv: readonly string[] = []) =>
  runCli(["valid", "--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR, ...argv]);

describe("lpr valid and its files", () => {
  test("replaces no file without --overwrite", async () => {
    const folder = photoFolder({ ...CROPS, "rows.csv": "mine" });
    const argv = ["--csv", join(folder, "rows.csv")];
    const { code, stderr } = await valid(folder, argv);
    expect(code).toBe(2);
    expect(stderr).toContain("rows.csv is there already; give --csv another file (or --overwrite to replace it)");
    expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe("mine");
    expect((await valid(folder, [...argv, "--overwrite"])).code).toBe(0);
    expect(readFileSync(join(folder, "rows.csv"), "utf8")).not.toBe("mine");
  });

  test.each([["--csv"], ["--json"], ["--html"]])("never writes %s over the labels", async (option) => {
    const folder = photoFolder(CROPS);
    const { code, stderr } = await valid(folder, [option, join(folder, "labels.csv"), "--overwrite"]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Options --annotations and ${option} name the same file`);
    expect(readFileSync(join(folder, "labels.csv"), "utf8")).toBe(CROPS["labels.csv"]);
  });

  test("knows the labels under another name", async () => {
    const folder = photoFolder(CROPS);
    symlinkSync(join(folder, "labels.csv"), join(folder, "rows.csv"));
    const { code, stderr } = await valid(folder, ["--csv", join(folder, "rows.csv"), "--overwrite"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Options --annotations and --csv name the same file");
  });

  test.each([["--csv"], ["--json"], ["--html"]])("never writes %s over a picture it measures", async (option) => {
    const folder = photoFolder(CROPS);
    const before = readFileSync(join(folder, "one.png"));
    // Also under another name: a link to the same file.
    linkSync(join(folder, "one.png"), join(folder, "other.out"));
    for (const name of ["one.png", "other.out"]) {
      const { code, stdout, stderr } = await valid(folder, [option, join(folder, name), "--overwrite"]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(`${join(folder, name)} is the photo ${join(folder, "one.png")} itself`);
      expect(readFileSync(join(folder, name))).toEqual(before);
    }
    expect(readdirSync(folder).toSorted()).toEqual(["labels.csv", "one.png", "other.out"]);
  });

  test("leaves nothing beside its outputs when it is done", async () => {
    const folder = photoFolder(CROPS);
    await valid(folder, ["--csv", join(folder, "rows.csv"), "--json", join(folder, "out", "report.json")]);
    expect(readdirSync(folder).filter((name) => !(name in CROPS))).toEqual(["out", "rows.csv"]);
    expect(readdirSync(join(folder, "out"))).toEqual(["report.json"]);
  });

  test("keeps what was measured where the report cannot be written, and says how to write it again", async () => {
    const folder = photoFolder(CROPS);
    vi.mocked(pictures.openPicture).mockImplementationOnce((...args) => {
      mkdirSync(join(folder, "report.json"));
      return pictures.openPicture(...args);
    });
    const argv = ["--csv", join(folder, "rows.csv"), "--json", join(folder, "report.json")];
    const { code, stderr } = await valid(folder, argv);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /What was measured is kept: --resume --overwrite writes it again\nlpr: Cannot write .*report\.json/u,
    );
    rmSync(join(folder, "report.json"), { recursive: true });
    rmSync(join(folder, "one.png"));
    expect((await valid(folder, [...argv, "--resume", "--overwrite"])).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({ n: 1, failed: 0 });
  });

  test.each([
    { argv: [], message: /Labels are wanted: --annotations FILE\.csv/u },
    { argv: ["--annotations", "x.csv", "y.png"], message: /No inputs are wanted, got y\.png/u },
    { argv: ["--annotations", "gone.csv"], message: /Cannot read gone\.csv: no such file/u },
    { argv: ["--annotations", ".", "--task", "ocr"], message: /Task ocr needs a table/u },
    { argv: ["--annotations", "gone.csv", "--task", "segment"], message: /Cannot read gone\.csv: no such file/u },
    {
      argv: ["--annotations", "x.csv", "--task", "crops"],
      message: /must be one of ocr, pipeline, segment, got "crops"/u,
    },
    {
      argv: ["--annotations", "x.csv", "--trim", "0.5"],
      message: /--trim must be a number from 0 to 0\.45, got "0\.5"/u,
    },
    { argv: ["--annotations", "x.csv", "--csv", "-"], message: /--csv must be a file; only --json goes to stdout/u },
    {
      argv: ["--annotations", "x.csv", "--config-file", "c.yaml"],
      message: /needs its network: one --model FILE\.onnx/u,
    },
  ])("is called wrongly with $argv: exit code 2, nothing on stdout", async ({ argv, message }) => {
    const { code, stdout, stderr } = await runCli(["valid", ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/\nTry: lpr valid --help\n$/u);
  });

  test.each([
    { option: "--negatives", value: ".", message: /--negatives belongs to task pipeline, got task ocr/u },
    { option: "--min-object-recall", value: "0.9", message: /belongs to task segment, got task ocr/u },
    { option: "--min-confidence", value: "0.9", message: /belongs to task pipeline, got task ocr/u },
    { option: "--resume", value: undefined, message: /--resume needs --csv, --json FILE or --html/u },
    { option: "--task", value: "segment", message: /needs a folder with images\/ and masks\/, or a table/u },
    { option: "--task", value: "pipeline", message: /needs a table that says where .*; .* are --task ocr/u },
  ])("refuses $option where it would do nothing", async ({ option, value, message }) => {
    const { code, stderr } = await valid(photoFolder(CROPS), value === undefined ? [option] : [option, value]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
