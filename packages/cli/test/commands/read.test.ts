import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeImage, encodeImage } from "@platekit/core/image";
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
          rawText: "ABBA",
          confidence: expect.any(Number),
          score: expect.any(Number),
          polygon: Array.from({ length: 4 }, () => ({ x: expect.any(Number), y: expect.any(Number) })),
          chars: ["A", "B", "B", "A"].map((char) => ({
            char,
            probability: expect.any(Number),
            top3: expect.arrayContaining([{ char, probability: expect.any(Number) }]),
          })),
          alternatives: expect.arrayContaining([{ text: "ABBA", probability: expect.any(Number) }]),
          format: { code: "us", pattern: "AAAA", probability: expect.any(Number) },
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

  test("tells which of the formats asked for a plate follows", async () => {
    const folder = photoFolder(["car.png"]);
    const { stdout } = await read([join(folder, "car.png"), "--ndjson", "--formats", "us,de"]);
    expect(lines(stdout)).toMatchObject([{ plates: [{ text: "ABBA", rawText: "ABBA", format: { code: "us" } }] }]);
    const none = await read([join(folder, "car.png"), "--ndjson", "--formats", "none"]);
    expect(none.stdout).not.toContain("format");
  });

  test("takes country codes in capitals, too", async () => {
    const folder = photoFolder(["car.png"]);
    const { code, stdout } = await read([join(folder, "car.png"), "--ndjson", "--formats", "US,De"]);
    expect(code).toBe(0);
    expect(lines(stdout)).toMatchObject([{ plates: [{ format: { code: "us", pattern: "AAAA" } }] }]);
  });

  test("refuses formats of a country it does not know", async () => {
    const { code, stderr } = await read(["car.png", "--formats", "de,uk"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Option --formats must be one of none, soft, ae, .*gb.*, got "uk"/u);
  });

  test.each(["soft,de", "br,none"])("refuses formats %s: words that stand alone among countries", async (formats) => {
    const { code, stderr } = await read(["car.png", "--formats", formats]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Option --formats takes "(soft|none)" alone or countries, got "(soft,de|br,none)"/u);
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

  test("leaves out readings below --min-evidence", async () => {
    const { stdout } = await read(["-", "--ndjson", "--min-evidence", "1"], { stdin: PLATE_PHOTO });
    expect(lines(stdout)[0]).toMatchObject({ plates: [] });
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

  test.each([
    { name: "all", argv: [], tally: /^3 photos: 2 read, 1 plates, 1 failed\n$/m },
    {
      name: "what was too unsure",
      argv: ["--min-confidence", "1"],
      tally:
        /1 failed; 1 place found whose reading was too unsure or too short \(--min-evidence, --min-confidence, --min-length\)\n$/,
    },
    { name: "what was too short", argv: ["--min-length", "5"], tally: /2 read, 0 plates, 1 failed; 1 place found/ },
  ])("counts $name at the end, on a terminal", async ({ argv, tally }) => {
    const folder = photoFolder({ "car.png": PLATE_PHOTO, "street.png": EMPTY_PHOTO });
    const { stderr } = await read([folder, "/no/such.jpg", ...argv], { terminal: true, env: { CI: "1" } });
    expect(stderr).toMatch(tally);
  });

  test("prints no head without rows", async () => {
    expect((await read(["/no/such.jpg"])).stdout).toBe("");
  });

  test("names the options of the command line, not those of the library", async () => {
    const { stderr } = await read(["-", "--max-pixels", "10"], { stdin: PLATE_PHOTO });
    expect(stderr).toContain("(--max-pixels)");
    expect((await read(["-", "--max-bytes", "10"], { stdin: PLATE_PHOTO })).stderr).toContain("(--max-bytes)");
  });

  test("tells which files of a folder it left out, unless quiet", async () => {
    const folder = photoFolder({ "a.png": EMPTY_PHOTO, "b.heic": "x", "c.dng": "x", d: "x", "e.txt": "x" });
    const said = "lpr: 4 files left out (no supported extension, or a dead link): b.heic, c.dng, d, and 1 more\n";
    expect((await read([folder])).stderr).toBe(said);
    expect((await read([folder, "--quiet"])).stderr).toBe("");
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
    expect(code).toBe(2);
    expect(stderr).toContain("Cannot open model no-such-model");
  });

  test("looks at the models first, also where there is no photo", async () => {
    const { code, stdout } = await runCli(["read", "/no/such.jpg", "--json", "--model", "no-such-model"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
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

  test.each([
    { name: "a drawn photo", file: "out/car.png", argv: ["--draw", "out"], message: /car\.png is there already/ },
    { name: "a crop", file: "out/car-7.png", argv: ["--crops", "out"], message: /car-7\.png is there already/ },
    { name: "a file as --draw", file: "out", argv: ["--draw", "out"], message: /--draw must be a folder/ },
    { name: "a file as --crops", file: "out", argv: ["--crops", "out"], message: /--crops must be a folder/ },
    { name: "a folder below a file", file: "out", argv: ["--crops", "out/x"], message: /below .*out, which is a file/ },
  ])("refuse $name that is there, before a model is opened", async ({ file, argv: [option, out], message }) => {
    const folder = photoFolder({ "car.png": PLATE_PHOTO, [file]: "earlier" });
    const argv = ["read", join(folder, "car.png"), option!, join(folder, out!)];
    const { code, stdout, stderr } = await runCli(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(readFileSync(join(folder, file), "utf8")).toBe("earlier");
  });

  test("replace earlier pictures with --overwrite", async () => {
    const folder = photoFolder({ "car.png": PLATE_PHOTO, "out/car.png": "earlier", "crops/car-1.png": "earlier" });
    const [out, crops] = [join(folder, "out"), join(folder, "crops")];
    const argv = [join(folder, "car.png"), "--draw", out, "--crops", crops, "--overwrite"];
    expect((await read(argv)).code).toBe(0);
    for (const path of [join(out, "car.png"), join(crops, "car-1.png")]) {
      await expect(decodeImage(path)).resolves.toMatchObject({ info: { format: "png" } });
    }
  });

  test("refuse one folder where a crop could replace a drawn photo", async () => {
    const folder = photoFolder(["car.png", "car-1.png"]);
    const out = join(folder, "out");
    const { code, stderr } = await read([folder, "--draw", out, "--crops", out]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/car-1\.png could be a drawn photo and a crop of .*car\.png/);
  });

  test("do not cost the readings where they cannot be written", async () => {
    const folder = photoFolder(["car.png", "dog.png"]);
    const out = join(folder, "out");
    const onStdout = (text: string): void => {
      if (text.includes("car.png")) mkdirSync(join(out, "dog.png"), { recursive: true });
    };
    const { code, stdout, stderr } = await read([folder, "--draw", out, "--ndjson"], { onStdout });
    expect(code).toBe(1);
    expect(stderr).toContain("Cannot write");
    expect(lines(stdout)).toMatchObject([
      { plates: [{ text: "ABBA" }] },
      { plates: [{ text: "ABBA" }], writeError: { code: "ERR_IMAGE_WRITE" } },
    ]);
  });

  test("draw a photo from stdin as PNG", async () => {
    const out = photoFolder([]);
    const stdin = await encodeImage(await decodeImage(PLATE_PHOTO), { format: "jpeg" });
    await read(["-", "--draw", out], { stdin });
    expect((await decodeImage(join(out, "stdin.png"))).info?.format).toBe("png");
  });

  test("never write over a photo that is read", async () => {
    const folder = photoFolder(["car.png"]);
    for (const more of [[], ["--overwrite"]]) {
      const { code, stdout, stderr } = await read([folder, "--draw", folder, ...more]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/car\.png is the photo .*car\.png itself/);
    }
    expect(readFileSync(join(folder, "car.png"))).toEqual(Buffer.from(PLATE_PHOTO));
    expect(existsSync(join(folder, "car.png"))).toBe(true);
  });
});
