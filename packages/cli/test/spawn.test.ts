import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { plateCrop, table } from "./support/labelled-plates.ts";
import { PLATE_PHOTO, photoFolder, RED_PLATE, SHADE_OCR } from "./support/photo-folder.ts";

const BIN = fileURLToPath(new URL("../bin/lpr.js", import.meta.url));
const isBuilt = existsSync(fileURLToPath(new URL("../dist/index.js", import.meta.url)));
const why = isBuilt ? "" : " — SKIPPED: dist is not built (npm run build)";
const MODELS = ["--model", RED_PLATE, "--model", SHADE_OCR];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real program; `touch` may do something to it while it runs. */
function run(
  argv: readonly string[],
  touch: (child: ReturnType<typeof spawn>) => void = () => undefined,
  stdoutTo: number | "pipe" = "pipe",
): Promise<Ended> {
  const stdio = ["pipe", stdoutTo, "pipe"] as const;
  const child = spawn(process.execPath, [BIN, ...argv], { env: { PATH: process.env["PATH"] }, stdio: [...stdio] });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
  touch(child);
  return new Promise((resolve) => void child.on("close", (code) => resolve({ code, stdout, stderr })));
}

/** Sends the signal when the first photo is told of, and once: a second signal ends the program at once. */
function stopAtFirstPhoto(child: ChildProcess, signal: NodeJS.Signals): void {
  const onData = (chunk: unknown): void => {
    if (!String(chunk).includes("photo-")) return;
    child.stdout?.off("data", onData);
    child.kill(signal);
  };
  child.stdout?.on("data", onData);
}

/** Sends Ctrl+C once a file is there. */
function stopAtFile(child: ChildProcess, path: string): void {
  const timer = setInterval(() => {
    if (!existsSync(path)) return;
    clearInterval(timer);
    child.kill("SIGINT");
  }, 5);
}

describe.skipIf(!isBuilt)(`the program${why}`, () => {
  test("ends with 0, 1 or 2 as all was done, some inputs failed, or it was called wrongly", async () => {
    const folder = photoFolder({ "a.png": PLATE_PHOTO, "b.jpg": "broken" });
    const runs = await Promise.all([
      run(["read", join(folder, "a.png"), ...MODELS]),
      run(["read", folder, ...MODELS]),
      run(["read", folder, "--nonsense"]),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 1, 2]);
    expect(runs.map(({ stdout }) => stdout.includes("ABBA"))).toEqual([true, true, false]);
  });

  test("reads a photo from stdin", async () => {
    const { code, stdout } = await run(["read", "-", "--ndjson", ...MODELS], (child) => child.stdin!.end(PLATE_PHOTO));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ source: "-", plates: [{ text: "ABBA" }] });
  });

  test("ends quietly where whoever reads stdout goes away", async () => {
    const folder = photoFolder(Array.from({ length: 40 }, (_, index) => `photo-${index}.png`));
    const { code, stderr } = await run(["read", folder, "--ndjson", ...MODELS], (child) => {
      child.stdout!.once("data", () => child.stdout!.destroy());
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("writes the files of lpr visualize-predictions also where whoever reads stdout goes away", async () => {
    const crop = await plateCrop("ABBA");
    const folder = photoFolder(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.png`, crop])));
    const out = join(folder, "look");
    const argv = ["visualize-predictions", folder, "--task", "ocr", "--model", SHADE_OCR, "-o", out];
    const { code, stdout, stderr } = await run(argv, (child) => {
      child.stdout!.once("data", () => child.stdout!.destroy());
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").length).toBeLessThan(200);
    expect(readdirSync(out)).toContain("predictions.html");
    expect(readFileSync(join(out, "predictions.html"), "utf8").match(/class="card"/gu)).toHaveLength(200);
  });

  test("masks every photo also where whoever reads stdout goes away", async () => {
    const folder = photoFolder(Array.from({ length: 40 }, (_, index) => `photo-${index}.png`));
    const argv = ["mask", folder, "-o", join(folder, "masked"), "--model", RED_PLATE];
    const { code, stderr } = await run(argv, (child) => {
      child.stdout!.once("data", () => child.stdout!.destroy());
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readdirSync(join(folder, "masked"))).toHaveLength(40);
  });

  test.skipIf(!existsSync("/dev/full"))("says that the disk is full, in one line, and ends with 1", async () => {
    const folder = photoFolder(["a.png"]);
    const full = openSync("/dev/full", "w");
    for (const format of ["--json", "--ndjson", "--quiet"]) {
      const { code, stderr } = await run(["read", join(folder, "a.png"), format, ...MODELS], undefined, full);
      expect({ code, stderr }).toEqual({ code: 1, stderr: "lpr: Cannot write to stdout: no space left on device\n" });
    }
    closeSync(full);
  });

  test("stops on SIGTERM with 143: no temporary file, and the report knows what was written", async () => {
    const folder = photoFolder(Array.from({ length: 40 }, (_, index) => `photo-${index}.png`));
    const out = join(folder, "out");
    const { code, stdout } = await run(["mask", folder, "-o", out, "--json", "--model", RED_PLATE], (child) => {
      stopAtFirstPhoto(child, "SIGTERM");
    });
    expect(code).toBe(143);
    const { results } = JSON.parse(stdout) as { results: { output: string }[] };
    expect(results.map(({ output }) => output).toSorted()).toEqual(
      readdirSync(out)
        .map((name) => join(out, name))
        .toSorted(),
    );
    expect(results.length).toBeLessThan(40);
  });

  test("stops on Ctrl+C with 130 and leaves a whole JSON document", async () => {
    const folder = photoFolder(Array.from({ length: 40 }, (_, index) => `photo-${index}.png`));
    const { code, stdout, stderr } = await run(["read", folder, "--json", ...MODELS], (child) => {
      stopAtFirstPhoto(child, "SIGINT");
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    const { results } = JSON.parse(stdout) as { results: unknown[] };
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThan(40);
  });

  test("stops lpr valid on Ctrl+C with 130, keeps what was measured, and goes on with --resume", async () => {
    const rows = Array.from({ length: 3000 }, () => "plate.png,ABBA");
    const folder = photoFolder({
      "plate.png": await plateCrop("ABBA"),
      "labels.csv": table("image_path,plate_text", ...rows),
    });
    const [csv, report] = [join(folder, "rows.csv"), join(folder, "report.json")];
    const data = ["--annotations", join(folder, "labels.csv"), "--model", SHADE_OCR, "--quiet"];
    const argv = ["valid", ...data, "--csv", csv, "--json", report];
    const stopped = await run(argv, (child) => stopAtFile(child, `${csv}.journal.ndjson`));
    expect(stopped).toEqual({ code: 130, stdout: "", stderr: "" });
    expect(readdirSync(folder).toSorted()).toEqual(["labels.csv", "plate.png", "rows.csv.journal.ndjson"]);
    expect((await run([...argv, "--resume"])).code).toBe(0);
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({ n: 3000, metrics: { plate_acc: 1 } });
    expect(readFileSync(csv, "utf8").trim().split("\n")).toHaveLength(3001);
    expect(readdirSync(folder).toSorted()).toEqual(["labels.csv", "plate.png", "report.json", "rows.csv"]);
  });
});
