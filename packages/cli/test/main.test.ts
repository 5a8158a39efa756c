import { readFileSync } from "node:fs";
import { MaskerOptionsSchema, ReaderOptionsSchema } from "platekit";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

describe("main()", () => {
  test.each([["--help"], ["-h"], ["help"]])("%s lists the commands and names the second name", async (argument) => {
    const { code, stdout, stderr } = await runCli([argument]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const word of ["read", "mask", "models", "platekit read photo.jpg"]) expect(stdout).toContain(word);
  });

  test.each(["read", "mask", "models", "valid"])("lpr %s --help shows every option, and examples", async (name) => {
    const { code, stdout } = await runCli([name, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: lpr ${name} `));
    for (const word of ["Examples:", "--no-color", "--quiet", "Exit codes:"]) expect(stdout).toContain(word);
    expect(stdout.split("\n").filter((line) => line.length > 120)).toEqual([]);
    expect(await runCli(["help", name])).toMatchObject({ code: 0, stdout });
  });

  test("lpr read --help and lpr mask --help show the defaults of the library, and every exit code", async () => {
    const { minEvidence, minConfidence, minLength } = ReaderOptionsSchema.parse({});
    const { margin, threshold } = MaskerOptionsSchema.parse({});
    const [read, mask] = [await runCli(["read", "--help"]), await runCli(["mask", "--help"])];
    const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
    expect(flat(read.stdout)).toMatch(new RegExp(`--min-evidence P [^-]*\\(default: ${minEvidence}\\)`));
    expect(flat(read.stdout)).toMatch(new RegExp(`--min-confidence P [^-]*\\(default: ${minConfidence}\\)`));
    expect(flat(read.stdout)).toMatch(new RegExp(`--min-length N [^-]*\\(default: ${minLength}\\)`));
    expect(flat(mask.stdout)).toMatch(new RegExp(`--margin SHARE [^-]*\\(default: ${margin}\\)`));
    expect(flat(mask.stdout)).toMatch(new RegExp(`--threshold P [^-]*\\(default: ${threshold}\\)`));
    const words = ["(default: 50 million)", "(default: 25 million)", "130", "143"];
    for (const { stdout } of [read, mask]) expect(words.filter((word) => !stdout.includes(word))).toEqual([]);
    const page = readFileSync(new URL("../../../docs/cli.md", import.meta.url), "utf8");
    expect(page).toContain(`\`--min-evidence\` (${minEvidence})`);
    expect(page).toContain(`\`--min-confidence\` (${minConfidence})`);
    expect(page).toContain(`\`--min-length\` characters (${minLength})`);
  });

  test("an error cannot steer the terminal", async () => {
    const { stderr } = await runCli(["read", "x.jpg", "--min-confidence", "\u001B[31mred\nline"]);
    expect(stderr).toContain('got "?[31mred\nline"');
  });

  test("--version prints the version alone", async () => {
    const { code, stdout } = await runCli(["--version"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    { argv: [], message: /command is wanted/ },
    { argv: ["raed"], message: /Unknown command "raed"; did you mean read\?/ },
    { argv: ["photo.jpg"], message: /to read a photo: lpr read photo\.jpg/ },
    { argv: ["--json"], message: /Unknown option --json before the command/ },
    { argv: ["read"], message: /photo is wanted/ },
    { argv: ["read", "x.jpg", "--drwa", "out"], message: /Unknown option --drwa; did you mean --draw\?/ },
    { argv: ["read", "x.jpg", "--draw"], message: /--draw needs a value: --draw DIR/ },
    { argv: ["read", "x.jpg", "--draw", "--json"], message: /--draw needs a value/ },
    { argv: ["read", "x.jpg", "--json=yes"], message: /--json takes no value, got "yes"/ },
    { argv: ["read", "x.jpg", "--json", "--ndjson"], message: /Only one may be given/ },
    { argv: ["read", "x.jpg", "--threads", "0"], message: /--threads must be a whole number from 1 to 1024, got "0"/ },
    { argv: ["read", "x.jpg", "--min-confidence", "high"], message: /must be a number from 0 to 1, got "high"/ },
    { argv: ["read", "x.jpg", "--threads", "1", "--threads", "2"], message: /--threads may be given once/ },
    { argv: ["mask", "x.jpg"], message: /folder for the masked photos is wanted: -o DIR/ },
    { argv: ["mask", "-", "-o", "out"], message: /must be files, got -/ },
    { argv: ["mask", "x.jpg", "-o", "out", "--style", "pixelate"], message: /solid, blur, mosaic, got "pixelate"/ },
    { argv: ["mask", "x.jpg", "-o", "out", "--color", "red"], message: /like #1a2b3c, got "red"/ },
    { argv: ["mask", "x.jpg", "-o", "out", "--keep", "exif,gps"], message: /exif, icc, xmp, got "gps"/ },
    { argv: ["mask", "x.jpg", "-o", "out", "--margin", "-0.1"], message: /must be a number from 0 to 4, got "-0\.1"/ },
    { argv: ["read", "x.jpg", "--min-length", "0"], message: /--min-length must be a whole number from 1 .*, got "0"/ },
    {
      argv: ["read", "-dash.jpg"],
      message: /Unknown option -dash\.jpg; a file of this name is written \.\/-dash\.jpg, or/,
    },
    { argv: ["read", "a.jpg", ""], message: /Input 2 must be a file, a folder or a pattern, got an empty text/ },
    { argv: ["mask", "", "-o", "out"], message: /Input 1 must be/ },
    { argv: ["one car.jpg"], message: /to read a photo: lpr read "one car\.jpg"/ },
    { argv: ["models", "x"], message: /No inputs are wanted, got x/ },
  ])(
    "lpr $argv is called wrongly: exit code 2, nothing on stdout, a pointer to the help",
    async ({ argv, message }) => {
      const { code, stdout, stderr } = await runCli(argv);
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/\nTry: lpr .*--help\n$/);
    },
  );
});
