// A run that is cut half-way and gone on with must tell what an uncut one tells.
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as pictures from "../../src/valid/open-picture.ts";
import { plateCrop, table } from "../support/labelled-plates.ts";
import { photoFolder, SHADE_OCR } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

vi.mock("../../src/valid/open-picture.ts", async (original) => {
  const module = await original<typeof pictures>();
  return { ...module, openPicture: vi.fn<typeof pictures.openPicture>(module.openPicture) };
});
afterEach(() => void vi.mocked(pictures.openPicture).mockClear());

const [ABBA, ABAB] = [await plateCrop("ABBA"), await plateCrop("ABAB")];
const ROWS = 70;
/** Every fifth is read wrong, and the eleventh is not there. */
const NAMES = Array.from({ length: ROWS }, (_, row) =>
  row === 10 ? "gone.png" : row % 5 === 4 ? "abab.png" : "abba.png",
);
const LABELS = table("image_path,plate_text,plate_region", ...NAMES.map((name, row) => `${name},ABBA,r${row % 2}`));

const dataSet = () => photoFolder({ "abba.png": ABBA, "abab.png": ABAB, "labels.csv": LABELS });

function valid(folder: string, argv: readonly string[] = [], signal?: AbortSignal) {
  const data = ["--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR];
  const outputs = ["--csv", join(folder, "rows.csv"), "--json", join(folder, "report.json"), "--quiet"];
  return runCli(["valid", ...data, ...outputs, ...argv], signal === undefined ? {} : { signal });
}

/** Stops a run when so many pictures have been opened: in the middle of a batch. */
async function stopAt<Run>(opened: number, run: (signal: AbortSignal) => Promise<Run>): Promise<Run> {
  const controller = new AbortController();
  const open = vi.mocked(pictures.openPicture);
  const original = open.getMockImplementation()!;
  open.mockImplementation((...args) => {
    if (open.mock.calls.length === opened) controller.abort(new Error("Interrupted"));
    return original(...args);
  });
  const ran = await run(controller.signal);
  open.mockImplementation(original);
  open.mockClear();
  return ran;
}

async function cut(folder: string, opened: number, argv: readonly string[] = []): Promise<void> {
  await stopAt(opened, (signal) => valid(folder, argv, signal));
}

/** A run with no outputs but those asked for, stopped. */
function stopped(folder: string, opened: number, argv: readonly string[]) {
  const data = ["--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR];
  return stopAt(opened, (signal) => runCli(["valid", ...data, ...argv], { signal }));
}

const journal = (folder: string): string => join(folder, "rows.csv.journal.ndjson");
const entries = (folder: string): number => readFileSync(journal(folder), "utf8").trim().split("\n").length - 1;

/** All but times. */
function numbers(folder: string): unknown {
  const { ms, settings, ...rest } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  return { ...rest, settings: { ...settings, annotations: undefined }, stages: Object.keys(ms) };
}

/** All columns but times and the last, which names the folder. */
function rows(folder: string): readonly string[] {
  const lines = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
  return lines.map((line) => line.split(",").slice(0, 10).join(","));
}

describe("lpr valid --resume", () => {
  test("ends with the numbers of an uncut run, and reads no picture twice", async () => {
    const [whole, parted] = [dataSet(), dataSet()];
    expect((await valid(whole)).code).toBe(1);
    vi.mocked(pictures.openPicture).mockClear();
    await cut(parted, 45);
    expect(existsSync(join(parted, "report.json"))).toBe(false);
    expect(existsSync(join(parted, "rows.csv"))).toBe(false);
    const kept = entries(parted);
    expect(kept).toBeGreaterThanOrEqual(16);
    expect(kept).toBeLessThan(45);
    expect((await valid(parted, ["--resume"])).code).toBe(1);
    expect(vi.mocked(pictures.openPicture)).toHaveBeenCalledTimes(ROWS - kept);
    expect(rows(parted)).toEqual(rows(whole));
    expect(rows(whole)).toHaveLength(1 + ROWS);
    const [told, wanted] = [numbers(parted), numbers(whole)];
    expect(JSON.stringify(told).replaceAll(parted, whole)).toBe(JSON.stringify(wanted));
    // 70 rows, of which rows 5, 10, …, 70 are wrong (14), and row 11 is not there: 55 right.
    expect(told).toMatchObject({ n: 70, failed: 1, metrics: { plate_acc: expect.closeTo(55 / 70, 6) } });
    expect(existsSync(journal(parted))).toBe(false);
  });

  test("can be cut and gone on with again, and does not mind a last line that was cut", async () => {
    const [whole, parted] = [dataSet(), dataSet()];
    await valid(whole);
    vi.mocked(pictures.openPicture).mockClear();
    await cut(parted, 20);
    const first = entries(parted);
    appendFileSync(journal(parted), '{"kind":"ocr","result":{"line":');
    await cut(parted, 30, ["--resume"]);
    expect(entries(parted)).toBeGreaterThan(first);
    await valid(parted, ["--resume"]);
    expect(rows(parted)).toEqual(rows(whole));
  });

  test("refuses to go on with other settings, naming the one that differs", async () => {
    const folder = dataSet();
    await cut(folder, 45);
    const kept = readFileSync(journal(folder), "utf8");
    const other = await valid(folder, ["--resume", "--trim", "0.1"]);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(
      /Cannot resume from .*journal\.ndjson: trim was 0, now it is 0\.1; take --resume away/u,
    );
    expect(readFileSync(journal(folder), "utf8")).toBe(kept);
  });

  test("refuses to go on where the table has changed", async () => {
    const folder = dataSet();
    await cut(folder, 45);
    writeFileSync(join(folder, "labels.csv"), LABELS.replace("ABBA", "BBBB"));
    const { code, stderr } = await valid(folder, ["--resume"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/annotations_sha256 was "[0-9a-f]{64}", now it is "[0-9a-f]{64}"/u);
  });

  test("does not start over what a cut run left without being told to", async () => {
    const folder = dataSet();
    await cut(folder, 45);
    const { code, stderr } = await valid(folder);
    expect(code).toBe(2);
    expect(stderr).toContain("is there from a run that was cut: --resume goes on with it, --overwrite starts anew");
    expect((await valid(folder, ["--overwrite"])).code).toBe(1);
    expect(rows(folder)).toHaveLength(1 + ROWS);
  });

  test("starts from the beginning where there is nothing to resume", async () => {
    const folder = dataSet();
    expect((await valid(folder, ["--resume"])).code).toBe(1);
    expect(rows(folder)).toHaveLength(1 + ROWS);
  });

  test("says where it looked for a journal, and that a run with its reports there is complete", async () => {
    const folder = dataSet();
    const data = ["valid", "--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR];
    const argv = [...data, "--csv", join(folder, "rows.csv")];
    const fresh = await runCli([...argv, "--resume"]);
    expect(fresh.stderr).toContain(`lpr: Nothing to resume: no ${journal(folder)}; starting from the beginning\n`);
    const whole = readFileSync(join(folder, "rows.csv"), "utf8");
    const again = await runCli([...argv, "--resume"]);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(
      /rows\.csv is there already, and no journal lies beside it, so the run .* is complete/u,
    );
    expect(readFileSync(join(folder, "rows.csv"), "utf8")).toBe(whole);
    expect((await runCli([...argv, "--resume", "--overwrite"])).code).toBe(1);
  });

  test.each([
    { argv: [], told: /\nlpr: Stopped after \d+ of 70 plates; --resume goes on from here\n$/u },
    { argv: ["--quiet"], told: /^$/u },
  ])("says how far it came where stderr is no terminal, with $argv", async ({ argv, told }) => {
    const folder = dataSet();
    const { stderr } = await stopped(folder, 45, ["--csv", join(folder, "rows.csv"), ...argv]);
    expect(stderr).toMatch(told);
  });

  test("says that nothing was kept where no file was asked for", async () => {
    const folder = dataSet();
    expect((await stopped(folder, 45, [])).stderr).toMatch(
      /\nlpr: Stopped after \d+ of 70 plates; nothing was kept\n$/u,
    );
  });

  test("leaves no report where it is stopped while the page is made, and makes all when it goes on", async () => {
    const folder = dataSet();
    const html = join(folder, "report.html");
    const outputs = ["--csv", join(folder, "rows.csv"), "--json", join(folder, "report.json"), "--html", html];
    // All 70 rows have been opened, and of the 14 wrong ones five again.
    const { stderr, stdout } = await stopped(folder, ROWS + 5, outputs);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/\nlpr: Stopped while the page was made; --resume goes on from here\n$/u);
    const left = ["abab.png", "abba.png", "labels.csv", "rows.csv.journal.ndjson"];
    expect(readdirSync(folder).toSorted()).toEqual(left);
    expect(entries(folder)).toBe(ROWS);
    expect((await valid(folder, ["--html", html, "--resume"])).code).toBe(1);
    expect(readFileSync(html, "utf8").match(/data:image\/webp;base64,/gu)).toHaveLength(14);
    expect(existsSync(journal(folder))).toBe(false);
  });

  test("refuses a file that is no journal", async () => {
    const folder = dataSet();
    writeFileSync(journal(folder), "line,image_path\n");
    const { code, stderr } = await valid(folder, ["--resume"]);
    expect(code).toBe(2);
    expect(stderr).toContain("must be what an unfinished lpr valid wrote, got another file");
    expect(readFileSync(journal(folder), "utf8")).toBe("line,image_path\n");
  });
});
