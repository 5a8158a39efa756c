import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { photoFolder, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const dataset = (...argv: string[]) => runCli(["dataset", ...argv]);
const plate = (width: number, height: number) =>
  encodeImage({ width, height, channels: 3, data: new Uint8Array(width * height * 3) }, { format: "png" });

const PNG = await plate(20, 10);
const CONFIG = 'max_plate_slots: 3\nalphabet: "AB1_"\npad_char: "_"\nimg_height: 64\nimg_width: 128\n';

describe("lpr dataset", () => {
  test.each([["--help"], ["-h"], ["help"]])("%s lists its commands", async (word) => {
    const { code, stdout, stderr } = await dataset(word);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: lpr dataset <command> \[options\]\n/);
    for (const name of ["inspect", "verify", "split", "convert"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, "mu"));
    }
    expect(stdout.split("\n").filter((line) => line.length > 120)).toEqual([]);
    expect(await runCli(["help", "dataset"])).toMatchObject({ code: 0, stdout });
  });

  test.each(["inspect", "verify", "split", "convert"])(
    "%s --help shows every option, examples and exit codes",
    async (name) => {
      const { code, stdout } = await dataset(name, "--help");
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: lpr dataset ${name} `));
      for (const word of ["Examples:", "--json", "--quiet", "--no-color", "Exit codes:"]) {
        expect(stdout).toContain(word);
      }
      expect(stdout.split("\n").filter((line) => line.length > 120)).toEqual([]);
      expect(await runCli(["help", "dataset", name])).toMatchObject({ code: 0, stdout });
      expect(await dataset("help", name)).toMatchObject({ code: 0, stdout });
    },
  );

  test("stands in the main help", async () => {
    expect((await runCli(["--help"])).stdout).toMatch(/^  dataset +\S/mu);
  });

  test.each([
    {
      argv: [],
      message: /A command is wanted: dataset inspect, dataset verify, dataset split or dataset convert/,
      hint: "dataset ",
    },
    { argv: ["inspct"], message: /Unknown command "dataset inspct"; did you mean dataset inspect\?/, hint: "dataset " },
    { argv: ["a.csv"], message: /to look at a data set: lpr dataset inspect a\.csv/, hint: "dataset " },
    { argv: ["stats", "a"], message: /to look at a data set: lpr dataset inspect a\n/, hint: "dataset " },
    { argv: ["a.csv", "b"], message: /to look at a data set: lpr dataset inspect a\.csv\n/, hint: "dataset " },
    { argv: ["stats", "--json"], message: /to look at a data set: lpr dataset inspect stats\n/, hint: "dataset " },
    { argv: ["--json"], message: /Unknown option --json before the command/, hint: "dataset " },
    { argv: ["help", "nonsense"], message: /Unknown command "dataset nonsense"/, hint: "dataset " },
    { argv: ["inspect"], message: /One path is wanted/, hint: "dataset inspect " },
    { argv: ["inspect", "a", "b"], message: /got a second one: b/, hint: "dataset inspect " },
    {
      argv: ["inspect", "a", "--jsno"],
      message: /Unknown option --jsno; did you mean --json\?/,
      hint: "dataset inspect ",
    },
    {
      argv: ["verify", "a", "--min-height", "x"],
      message: /--min-height must be a whole number from 0/,
      hint: "dataset verify ",
    },
    {
      argv: ["verify", ".", "--fix", "x.csv"],
      message: /--fix is for tables of plates, got photos and masks: \./,
      hint: "dataset verify ",
    },
    ...["--top-chars", "--model", "--config-file"].map((option) => ({
      argv: ["inspect", ".", option, "3"],
      message: new RegExp(`${option} is for tables of plates, got photos and masks: \\.`, "u"),
      hint: "dataset inspect ",
    })),
    { argv: ["split", "a"], message: /A folder for the tables is wanted: --out DIR/, hint: "dataset split " },
    {
      argv: ["split", "a", "-o", "b", "--ratio", "1"],
      message: /must leave rows for train and val, got 1 and 0/,
      hint: "dataset split ",
    },
    {
      argv: ["split", "a", "-o", "b", "--ratio", "0.7", "--test", "0.3"],
      message: /must leave rows for train and val/,
      hint: "dataset split ",
    },
    {
      argv: ["split", "a", "-o", "b", "--group", "drive"],
      message: /--group must be plate, picture, column:NAME or name:REGEX, got "drive"/,
      hint: "dataset split ",
    },
    {
      argv: ["split", "a", "-o", "b", "--group", "name:("],
      message: /regular expression, got "\("/,
      hint: "dataset split ",
    },
    { argv: ["convert", "a", "b"], message: /Two formats are wanted/, hint: "dataset convert " },
    {
      argv: ["convert", "--from", "csv", "--to", "voc", "a"],
      message: /Two paths are wanted/,
      hint: "dataset convert ",
    },
    {
      argv: ["convert", "--from", "cvs", "--to", "voc", "a", "b"],
      message: /--from must be one of csv, crops, masks, .*, got "cvs"/,
      hint: "dataset convert ",
    },
    {
      argv: ["convert", "--from", "csv", "--to", "openimages", "a", "b"],
      message: /--to must be one of (?!.*openimages,)/,
      hint: "dataset convert ",
    },
  ])(
    "$argv is called wrongly: exit code 2, nothing on stdout, a pointer to its help",
    async ({ argv, message, hint }) => {
      const { code, stdout, stderr } = await dataset(...argv);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr.endsWith(`\nTry: lpr ${hint}--help\n`)).toBe(true);
    },
  );

  test.each([
    { name: "inspect", argv: ["inspect"] },
    { name: "verify", argv: ["verify"] },
    { name: "split", argv: ["split", "-o", "nowhere"] },
    { name: "convert", argv: ["convert", "--from", "csv", "--to", "coco", "--json"] },
  ])("$name: a table that is not there is a wrong call (2), one with other columns a failure (1)", async ({ argv }) => {
    const folder = photoFolder({ "t.csv": "image,text\na.png,A\n" });
    const target = argv[0] === "convert" ? [join(folder, "out")] : [];
    const missing = await dataset(...argv, join(folder, "no.csv"), ...target);
    expect([missing.code, missing.stdout]).toEqual([2, ""]);
    expect(missing.stderr).toMatch(/^lpr: Cannot read .*no\.csv: no such file/);
    const other = await dataset(...argv, join(folder, "t.csv"), ...target);
    expect([other.code, other.stdout]).toEqual([1, ""]);
    expect(other.stderr).toMatch(/line 1: must have the columns image_path.* missing, got "image", "text"/);
  });
});

test.each([
  { name: "inspect", argv: ["inspect"], word: "looked at" },
  { name: "verify", argv: ["verify"], word: "checked" },
  { name: "convert", argv: ["convert", "--from", "csv", "--to", "voc"], word: undefined },
])("lpr dataset $name draws progress on a terminal, and takes it away before an error", async ({ argv, word }) => {
  const rows = Array.from({ length: 40 }, () => "a.png,A\n").join("");
  const folder = photoFolder({ "t.csv": `image_path,plate_text\n${rows}a.png,"open\n`, "a.png": PNG });
  const target = argv[0] === "convert" ? [join(folder, "out")] : [];
  const { code, stderr } = await runCli(["dataset", ...argv, join(folder, "t.csv"), ...target], { terminal: true });
  expect(code).toBe(1);
  if (word !== undefined) expect(stderr).toContain(word);
  const [last] = stderr.split("lpr: ").slice(-2);
  expect(word === undefined ? last : last?.endsWith("\r\u001B[2K")).toBe(word === undefined ? "" : true);
  expect((await runCli(["dataset", ...argv, join(folder, "t.csv"), ...target])).stderr).not.toContain("\u001B");
});

describe("lpr dataset inspect", () => {
  test("prints a table, and names pictures that fail", async () => {
    const folder = photoFolder({
      "t.csv": "image_path,plate_text\na.png,AB\na.png,A\nno.png,X\n",
      "a.png": PNG,
      "plate.yaml": CONFIG,
    });
    const { code, stdout, stderr } = await dataset(
      "inspect",
      join(folder, "t.csv"),
      "--config-file",
      join(folder, "plate.yaml"),
    );
    expect(code).toBe(1);
    // Lengths 2, 1, 1: mean 4 / 3, deviation √(2 · (1/3)² + (2/3)²) / √2 = 0.577, 5 % at 0.1: 1, 95 % at 1.9 of 1, 1, 2: 1.9.
    expect(stdout).toMatch(/^text length +3 +1\.33 +0\.58 +1\.00 +1\.00 +1\.00 +1\.90 +2\.00$/mu);
    expect(stdout).toMatch(/^3 rows, 3 different texts, 0 empty, 1 duplicate, 1 picture failed$/mu);
    expect(stdout).toMatch(/^never used +1$/mu);
    expect(stdout).toMatch(/^impossible +1 text the model cannot say$/mu);
    expect(stderr).toMatch(/t\.csv line 4: Cannot read .*no\.png/);
  });

  test("--json has the numbers, --top-chars limits only what is shown", async () => {
    const folder = photoFolder({ "t.csv": "image_path,plate_text\na.png,ABA\n", "a.png": PNG });
    const { code, stdout } = await dataset("inspect", join(folder, "t.csv"), "--json", "--top-chars", "1");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      kind: "table",
      path: join(folder, "t.csv"),
      rows: 1,
      width: { count: 1, mean: 20, std: null },
      characters: [
        { value: "A", count: 2 },
        { value: "B", count: 1 },
      ],
      failed: [],
    });
    const shown = await dataset("inspect", join(folder, "t.csv"), "--top-chars", "1");
    expect(shown.stdout).toMatch(/^characters +A ×2 {2}… 2 in all$/mu);
  });

  test("a folder with images/ and masks/ is looked at as such; any other folder is a wrong call", async () => {
    const folder = photoFolder({ "images/a.png": PNG, "masks/a.png": PNG, "images/b.png": PNG });
    const { code, stdout, stderr } = await dataset("inspect", folder, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ kind: "masks", pairs: 1, empty: 1, problems: [{ kind: "no-mask" }] });
    expect(stderr).toMatch(/images\/b\.png: no masks\/b\.png or masks\/b\.png\.png/);
    const other = await dataset("inspect", join(folder, "images"));
    expect([other.code, other.stdout]).toEqual([2, ""]);
    expect(other.stderr).toMatch(/must hold the folders images and masks/);
  });
});

test("lpr dataset inspect prints the shares of masks in percent", async () => {
  const data = new Uint8Array(8).fill(255, 0, 2);
  const mask = await encodeImage({ width: 4, height: 2, channels: 1, data }, { format: "png" });
  const folder = photoFolder({ "images/a.png": PNG, "masks/a.png": mask });
  const { stdout } = await dataset("inspect", folder);
  expect(stdout).toMatch(/^1 pair, 0 masks without a plate, 0 files without a partner, 0 failed$/mu);
  // Two of eight pixels: a quarter.
  expect(stdout).toMatch(/^coverage % +1 +25\.00 +- +25\.00/mu);
});

test("lpr dataset inspect --config-file goes with a network, or stands alone", async () => {
  const folder = photoFolder({ "t.csv": "image_path,plate_text\na.png,AB\n", "a.png": PNG, "plate.yaml": CONFIG });
  const config = ["--config-file", join(folder, "plate.yaml")];
  const { code, stderr } = await dataset("inspect", join(folder, "t.csv"), "--model", "plate-ocr", ...config);
  expect(code).toBe(2);
  expect(stderr).toContain("--config-file needs its network: one --model FILE.onnx, got plate-ocr; a folder and");
  const network = ["--model", join(SHADE_OCR, "model.onnx")];
  // Alphabet A, B, 1 and the pad; the network's own config, which has no 1, is not looked at.
  const { stdout } = await dataset("inspect", join(folder, "t.csv"), ...network, ...config);
  expect(stdout).toMatch(/^never used +1$/mu);
});

test("lpr dataset inspect: an alphabet cannot steer the terminal", async () => {
  const config = CONFIG.replace('"AB1_"', '"AB\\e_"');
  const folder = photoFolder({ "t.csv": "image_path,plate_text\na.png,AB\n", "a.png": PNG, "plate.yaml": config });
  const { stdout } = await dataset("inspect", join(folder, "t.csv"), "--config-file", join(folder, "plate.yaml"));
  expect(stdout).toMatch(/^never used +\?$/mu);
});

test.each([
  {
    name: "COCO",
    file: '{"images": []}',
    said: /line 1: must be a table .* got JSON; lpr dataset convert --from coco\|voc/,
  },
  { name: "XML", file: "<annotation/>", said: /got XML; lpr dataset convert --from coco\|voc/ },
  {
    name: "semicolons",
    file: "image_path;plate_text\na.png;A\n",
    said: /fields must have commas .*"image_path;plate_text"/,
  },
  { name: "tabs", file: "image_path\tplate_text\na.png\tA\n", said: /fields must have commas between, got/ },
])("lpr dataset tells what $name is instead of a table", async ({ file, said }) => {
  const folder = photoFolder({ labels: file });
  for (const argv of [["inspect"], ["verify"], ["split", "-o", join(folder, "out")]]) {
    const { code, stdout, stderr } = await dataset(...argv, join(folder, "labels"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(said);
  }
});

test("lpr dataset points at convert where a folder has no images and masks", async () => {
  const { code, stderr } = await dataset("inspect", photoFolder({ "a_1.jpg": PNG }));
  expect(code).toBe(2);
  expect(stderr).toMatch(/must hold the folders images and masks.*lpr dataset convert --from coco\|voc\|tinylpr/);
});

describe("lpr dataset: a table of photos and masks, as split writes it", () => {
  const mask = (...values: number[]) =>
    encodeImage({ width: 2, height: 1, channels: 1, data: Uint8Array.from(values) }, { format: "png" });
  const setUp = async () =>
    photoFolder({
      "images/a.png": await plate(2, 1),
      "masks/a.png": await mask(255, 0),
      "images/b.png": await plate(2, 1),
      "masks/b.png": await mask(0, 7),
    });

  test("is inspected and verified like the folder", async () => {
    const folder = await setUp();
    await dataset("split", folder, "-o", join(folder, "split"), "--ratio", "0.5");
    const tables = ["train", "val"].map((side) => join(folder, "split", `${side}.csv`));
    const inspected = await Promise.all(tables.map((path) => dataset("inspect", path, "--json")));
    const found = inspected.map(({ stdout }) => JSON.parse(stdout) as { kind: string; values: { value: string }[] });
    expect(found.map(({ kind }) => kind)).toEqual(["masks", "masks"]);
    expect(found.flatMap(({ values }) => values.map(({ value }) => value)).toSorted()).toEqual(["0, 255", "0, 7"]);
    const verified = await Promise.all(tables.map((path) => dataset("verify", path)));
    expect(verified.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect(verified.map(({ stdout }) => stdout).join("")).toMatch(/error {4}mask-values .*values must be 0 and 255/u);
  });

  test("names a photo that is not there, and refuses options of plates", async () => {
    const folder = await setUp();
    writeFileSync(join(folder, "t.csv"), "image_path,mask_path\nimages/no.png,masks/a.png\n");
    const { code, stdout } = await dataset("verify", join(folder, "t.csv"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/error {4}missing-file .*no\.png/u);
    const refused = await dataset("verify", join(folder, "t.csv"), "--fix", "x.csv");
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
  });
});

describe("lpr dataset verify", () => {
  const TABLE = "image_path,plate_text\na.png,AB\nno.png,A\na.png,A\nb.png,ABBA\n";
  const setUp = () => photoFolder({ "t.csv": TABLE, "a.png": PNG, "b.png": PNG, "plate.yaml": CONFIG });

  test("prints a line a finding and the sum, and ends with 1", async () => {
    const folder = setUp();
    const { code, stdout } = await dataset(
      "verify",
      join(folder, "t.csv"),
      "--config-file",
      join(folder, "plate.yaml"),
    );
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(/ {2,}/u).slice(0, 3))).toEqual([
      ["line 3", "error", "missing-file"],
      ["line 4", "warning", "duplicate"],
      ["line 5", "error", "too-long"],
      ["-", "warning", "unused-characters"],
      ["4 checked: 1 good, 2 errors, 2 warnings"],
    ]);
  });

  test("--json has findings and summary; --warn-only ends with 0", async () => {
    const folder = setUp();
    const { code, stdout } = await dataset("verify", join(folder, "t.csv"), "--json", "--warn-only");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      findings: [
        { severity: "error", kind: "missing-file", line: 3, path: "no.png" },
        { severity: "warning", kind: "duplicate", line: 4 },
      ],
      summary: { checked: 4, good: 2, errors: 1, warnings: 1 },
    });
  });

  test("--fix writes the good rows, and never replaces a table: exit code 2", async () => {
    const folder = setUp();
    const fix = join(folder, "good.csv");
    const fixed = await dataset("verify", join(folder, "t.csv"), "--fix", fix);
    expect([fixed.code, fixed.stderr]).toEqual([1, `lpr: 2 good rows written to ${fix}\n`]);
    expect(readFileSync(fix, "utf8")).toBe("image_path,plate_text\na.png,AB\nb.png,ABBA\n");
    const again = await dataset("verify", join(folder, "t.csv"), "--fix", fix);
    expect([again.code, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("is there already");
  });

  test("--model takes an embedded reader, and not a model that only finds", async () => {
    const folder = setUp();
    const read = await dataset("verify", join(folder, "t.csv"), "--model", "plate-ocr", "--json");
    expect(read.code).toBe(1);
    const seg = await dataset("verify", join(folder, "t.csv"), "--model", "plate-segment");
    expect([seg.code, seg.stdout]).toEqual([2, ""]);
    expect(seg.stderr).toContain("--model must be a model that reads plates, got plate-segment, which finds them");
  });

  test("--json is a whole document also where the table breaks off, and none where it cannot be read", async () => {
    const folder = photoFolder({ "t.csv": 'image_path,plate_text\nno.png,A\nno.png,"B\n', "u.csv": "a,b\n1,2\n" });
    const { code, stdout, stderr } = await dataset("verify", join(folder, "t.csv"), "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ kind: "missing-file", line: 2 }],
      error: { code: "ERR_DATASET_FORMAT", message: expect.stringContaining("line 3: a quote that opens must close") },
    });
    expect(stderr).toContain("line 3");
    expect((await dataset("verify", join(folder, "u.csv"), "--json")).stdout).toBe("");
  });

  test("the text of a label cannot steer the terminal", async () => {
    const folder = photoFolder({ "t.csv": "image_path,plate_text\n\u001B[2Jno.png,A\n" });
    expect((await dataset("verify", join(folder, "t.csv"))).stdout).not.toContain("\u001B");
  });
});

describe("lpr dataset split", () => {
  const TABLE = `image_path,plate_text\n${Array.from({ length: 20 }, (_, at) => `p${at}.png,P${at % 10}\n`).join("")}`;

  test("writes tables and tells their rows and groups", async () => {
    const folder = photoFolder({ "t.csv": TABLE });
    const { code, stdout } = await dataset("split", join(folder, "t.csv"), "--out", join(folder, "s"));
    expect(code).toBe(0);
    expect(stdout).toBe(
      `${join(folder, "s/train.csv")}  16 rows (80.0 %), 8 groups\n${join(folder, "s/val.csv")}  4 rows (20.0 %), 2 groups\n`,
    );
    expect(existsSync(join(folder, "s/test.csv"))).toBe(false);
    expect((await dataset("split", join(folder, "t.csv"), "--out", join(folder, "s"))).code).toBe(2);
  });

  test("--json, --test, --seed and --group", async () => {
    const folder = photoFolder({ "t.csv": TABLE });
    const { code, stdout } = await dataset(
      "split",
      join(folder, "t.csv"),
      "-o",
      join(folder, "s"),
      "--ratio",
      "0.5",
      "--test",
      "0.25",
      "--seed",
      "7",
      "--group",
      "picture",
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      seed: 7,
      sides: [
        { name: "train", rows: 10, groups: 10, share: 0.5 },
        { name: "val", rows: 5, groups: 5 },
        { name: "test", rows: 5, groups: 5 },
      ],
    });
  });

  test("says how many rows a rule misses, and which side is far from what was asked for", async () => {
    // One drive of 18 rows, which goes to one side whole, and two rows of none.
    const rows = Array.from({ length: 20 }, (_, at) => `${at < 18 ? "d1" : "x"}_${at}.png,P${at}\n`).join("");
    const folder = photoFolder({ "t.csv": `image_path,plate_text\n${rows}` });
    const argv = ["split", join(folder, "t.csv"), "-o", join(folder, "s"), "--ratio", "0.5", "--group", "name:^d(.)_"];
    const { code, stdout, stderr } = await dataset(...argv, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ missed: [{ group: "name:^d(.)_", rows: 2 }] });
    expect(stderr).toBe(
      "lpr: Rule name:^d(.)_ says nothing of 2 rows; it keeps none of them together\n" +
        `lpr: ${join(folder, "s/train.csv")} has 90.0 % of the rows, not 50.0 %: groups are dealt whole\n` +
        `lpr: ${join(folder, "s/val.csv")} has 10.0 % of the rows, not 50.0 %: groups are dealt whole\n`,
    );
    expect((await dataset(...argv.with(3, join(folder, "q")), "-q")).stderr).toBe("");
  });

  test("too few groups are a wrong call", async () => {
    const folder = photoFolder({ "t.csv": "image_path,plate_text\na.png,A\nb.png,A\n" });
    const { code, stderr } = await dataset("split", join(folder, "t.csv"), "-o", join(folder, "s"));
    expect(code).toBe(2);
    expect(stderr).toContain("at least one group a side, got 1");
  });
});
