import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

/** Roles are found in the manifests: the order of the two does not matter. */
const MODELS = ["--model", SHADE_OCR, "--model", RED_PLATE];
const ESCAPE = "\u001B";

const read = (argv: readonly string[], world = {}) => runCli(["read", ...argv, ...MODELS], world);
const lines = (text: string): unknown[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("lpr read --ndjson", () => {
  test("prints one line an input, in the promised form", async () => {
    const folder = photoFolder(["car.png"]);
    const { code, stdout, stderr } = await read([join(folder, "car.png"), "--ndjson"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [record] = lines(stdout);
    expect(record).toEqual({
      source: join(folder, "car.png"),
      width: 200,
      height: 140,
      plates: [
        {
          text: "ABBA",
          confidence: expect.any(Number),
          score: expect.any(Number),
          polygon: Array.from({ length: 4 }, () => ({ x: expect.any(Number), y: expect.any(Number) })),
          chars: ["A", "B", "B", "A"].map((char) => ({
            char,
            probability: expect.any(Number),
            top3: expect.arrayContaining([{ char, probability: expect.any(Number) }]),
          })),
        },
      ],
      ms: expect.any(Number),
    });
  });

  test("gives nine results for ten files of which one is broken, names it, and exits with 1", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `photo-${index}.png`);
    const folder = photoFolder(Object.fromEntries(names.map((name) => [name, EMPTY_PHOTO])));
    const broken = photoFolder({ "broken.jpg": "this is text" });
    const inputs = names.slice(0, 9).map((name) => join(folder, name));
    inputs.splice(4, 0, join(broken, "broken.jpg"));
    const { code, stdout, stderr } = await read([...inputs, "--ndjson"]);
    const records = lines(stdout) as { source: string; error?: { code: string; message: string } }[];
    expect(code).toBe(1);
    expect(records.map(({ source }) => source)).toEqual(inputs);
    expect(records.filter(({ error }) => error === undefined)).toHaveLength(9);
    expect(records.at(4)!.error).toMatchObject({
      code: "ERR_IMAGE_DECODE",
      message: expect.stringContaining("broken.jpg"),
    });
    expect(stderr).toContain("broken.jpg");
  });

  test("tells of a missing path in its place and reads the rest", async () => {
    const folder = photoFolder(["a.png", "b.png"]);
    const inputs = [join(folder, "a.png"), join(folder, "none.png"), join(folder, "b.png")];
    const { code, stdout, stderr } = await read([...inputs, "--ndjson"]);
    expect(code).toBe(1);
    expect(lines(stdout)).toMatchObject([
      { source: inputs[0] },
      { source: inputs[1], error: { code: "ERR_IMAGE_NOT_FOUND" } },
      { source: inputs[2] },
    ]);
    expect(stderr).toContain(`Cannot read ${inputs[1]}`);
  });

  test("reads stdin", async () => {
    const { code, stdout } = await read(["-", "--ndjson"], { stdin: PLATE_PHOTO });
    expect(code).toBe(0);
    expect(lines(stdout)).toMatchObject([{ source: "-", plates: [{ text: "ABBA" }] }]);
  });

  test.each([
    { name: "an empty stdin", stdin: new Uint8Array(), argv: [], code: "ERR_IMAGE_DECODE" },
    { name: "a stdin over the limit", stdin: PLATE_PHOTO, argv: ["--max-bytes", "100"], code: "ERR_IMAGE_LIMIT" },
    { name: "a photo over the limit", stdin: PLATE_PHOTO, argv: ["--max-pixels", "100"], code: "ERR_IMAGE_LIMIT" },
  ])("fails for $name", async ({ stdin, argv, code }) => {
    const run = await read(["-", "--ndjson", ...argv], { stdin });
    expect(run.code).toBe(1);
    expect(lines(run.stdout)).toMatchObject([{ source: "-", error: { code } }]);
  });

  test("leaves out readings below --min-confidence", async () => {
    const { stdout } = await read(["-", "--ndjson", "--min-confidence", "1"], { stdin: PLATE_PHOTO });
    expect(lines(stdout)).toMatchObject([{ plates: [] }]);
  });
});

describe("lpr read --json", () => {
  test("prints one document with all results", async () => {
    const folder = photoFolder(["a.png", "b.png"]);
    const { stdout } = await read([folder, "--json"]);
    const document = JSON.parse(stdout) as { version: number; results: { source: string }[] };
    expect(document.version).toBe(1);
    expect(document.results.map(({ source }) => source)).toEqual([join(folder, "a.png"), join(folder, "b.png")]);
  });

  test("prints a whole document even where nothing could be read", async () => {
    const { code, stdout } = await read(["/no/such/photo.jpg", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, results: [{ error: { code: "ERR_IMAGE_NOT_FOUND" } }] });
  });

  test("closes the document when it is stopped half-way", async () => {
    const folder = photoFolder(["a.png", "b.png", "c.png", "d.png"]);
    const controller = new AbortController();
    const onStdout = (text: string): void => {
      if (text.includes("a.png")) controller.abort(new Error("Interrupted"));
    };
    const { stdout, stderr } = await read([folder, "--json"], { signal: controller.signal, onStdout });
    const document = JSON.parse(stdout) as { results: unknown[] };
    expect(document.results).toHaveLength(1);
    expect(stderr).toBe("");
  });
});

describe("lpr read as a table", () => {
  test("prints a row a plate, and says where there is none", async () => {
    const folder = photoFolder({ "car.png": PLATE_PHOTO, "street.png": EMPTY_PHOTO });
    const { code, stdout } = await read([folder]);
    const [head, car, street] = stdout.split("\n");
    expect(code).toBe(0);
    expect(head).toMatch(/^PHOTO +TEXT +CONFIDENCE +SCORE +POLYGON$/);
    expect(car).toMatch(/car\.png +ABBA +\d+\.\d % +\d\.\d\d +(\d+,\d+ ?){4}$/);
    expect(street).toMatch(/street\.png +no plate$/);
    expect(car!.indexOf("ABBA")).toBe(head!.indexOf("TEXT"));
  });

  test.each([
    { name: "on a terminal", world: { terminal: true }, argv: [], colors: true },
    { name: "into a file", world: { terminal: false }, argv: [], colors: false },
    { name: "with NO_COLOR", world: { terminal: true, env: { NO_COLOR: "1" } }, argv: [], colors: false },
    { name: "with --no-color", world: { terminal: true }, argv: ["--no-color"], colors: false },
    { name: "with TERM=dumb", world: { terminal: true, env: { TERM: "dumb" } }, argv: [], colors: false },
  ])("colours $name: $colors", async ({ world, argv, colors }) => {
    const { stdout } = await read(["-", ...argv], { ...world, stdin: PLATE_PHOTO });
    expect(stdout.includes(ESCAPE)).toBe(colors);
  });

  test.each([
    { name: "on a terminal", world: { terminal: true }, argv: [], shown: true },
    { name: "into a file", world: { terminal: false }, argv: [], shown: false },
    { name: "with --quiet", world: { terminal: true }, argv: ["--quiet"], shown: false },
    { name: "under CI", world: { terminal: true, env: { CI: "true" } }, argv: [], shown: false },
    { name: "with TERM=dumb", world: { terminal: true, env: { TERM: "dumb" } }, argv: [], shown: false },
  ])("shows progress on stderr $name: $shown", async ({ world, argv, shown }) => {
    const { stderr } = await read(["-", ...argv], { ...world, stdin: PLATE_PHOTO });
    expect(stderr.includes("1 of 1 photos")).toBe(shown);
  });

  test("does not let a file name steer the terminal", async () => {
    const folder = photoFolder([`evil${ESCAPE}[2J.png`]);
    const { stdout } = await read([folder, "--no-color"], { terminal: true });
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe("lpr read: inputs", () => {
  test("says of a folder without pictures which it wanted", async () => {
    const { code, stderr } = await read([photoFolder({ "notes.txt": "no picture" })]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/the folder must hold pictures \(\.jpg .*\.png.*\), got none; --recursive/);
  });

  test("names a model that is not there", async () => {
    const { code, stderr } = await runCli(["read", "-", "--model", "no-such-model"], { stdin: PLATE_PHOTO });
    expect(code).toBe(1);
    expect(stderr).toContain("Cannot open model no-such-model");
  });

  test("refuses two models for one task", async () => {
    const argv = ["read", photoFolder(["a.png"]), "--model", RED_PLATE, "--model", RED_PLATE];
    const { code, stderr } = await runCli(argv);
    expect(code).toBe(2);
    expect(stderr).toContain("two models for the same task (segment)");
  });
});

describe("lpr read --draw and --crops", () => {
  test("write annotated photos and flat plates, without the text in their names", async () => {
    const folder = photoFolder(["sub/car.png", "street.png"]);
    const [drawn, crops] = [join(folder, "out/drawn"), join(folder, "out/crops")];
    const { code } = await read([folder, "-r", "--draw", drawn, "--crops", crops]);
    expect(code).toBe(0);
    expect(readdirSync(drawn, { recursive: true }).map(String).toSorted()).toEqual([
      "street.png",
      "sub",
      "sub/car.png",
    ]);
    expect(readdirSync(crops, { recursive: true }).map(String).toSorted()).toEqual([
      "street-1.png",
      "sub",
      "sub/car-1.png",
    ]);
    const before = await decodeImage(PLATE_PHOTO);
    const after = await decodeImage(join(drawn, "street.png"));
    expect(after.data).not.toEqual(before.data);
    expect({ width: after.width, height: after.height }).toEqual({ width: 200, height: 140 });
    const crop = await decodeImage(join(crops, "street-1.png"));
    expect(crop.width / crop.height).toBeGreaterThan(2);
  });

  test("give photos of one name different names", async () => {
    const [first, second] = [photoFolder(["car.png"]), photoFolder(["car.png"])];
    const out = photoFolder([]);
    await read([join(first, "car.png"), join(second, "car.png"), "--crops", out]);
    expect(readdirSync(out).toSorted()).toEqual(["car-1.png", "car-2-1.png"]);
  });

  test("never write over a photo that is read", async () => {
    const folder = photoFolder(["car.png"]);
    const { code, stderr } = await read([folder, "--draw", folder]);
    expect(code).toBe(1);
    expect(stderr).toContain("must not be one of the photos that are read");
    expect(readFileSync(join(folder, "car.png"))).toEqual(Buffer.from(PLATE_PHOTO));
    expect(existsSync(join(folder, "car.png"))).toBe(true);
  });
});
