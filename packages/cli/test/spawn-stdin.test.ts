import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { PLATE_PHOTO, RED_PLATE, SHADE_OCR } from "./support/photo-folder.ts";

const BIN = fileURLToPath(new URL("../bin/lpr.js", import.meta.url));
const isBuilt = existsSync(fileURLToPath(new URL("../dist/index.js", import.meta.url)));
const why = isBuilt ? "" : " — SKIPPED: dist is not built (npm run build)";
const ARGUMENTS = ["read", "-", "--json", "--model", RED_PLATE, "--model", SHADE_OCR];
/** Long enough to tell a program that ends from one that hangs. */
const PATIENCE_MS = 8000;

describe.skipIf(!isBuilt)(`the program with stdin held open${why}`, () => {
  test.each([
    { name: "nothing was written", sent: Buffer.alloc(0) },
    { name: "half a photo was written", sent: Buffer.from(PLATE_PHOTO).subarray(0, 100) },
  ])("stops on Ctrl+C with 130 where $name", async ({ sent }) => {
    const child = spawn(process.execPath, [BIN, ...ARGUMENTS], { env: { PATH: process.env["PATH"] } });
    let stdout = "";
    child.stdin.write(sent);
    // The document is begun once the models are open; what comes next is stdin.
    child.stdout.on("data", (chunk) => {
      if (stdout === "") setTimeout(() => child.kill("SIGINT"), 200);
      stdout += String(chunk);
    });
    const hung = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    const ended = await new Promise((resolve) => void child.on("close", (code, signal) => resolve({ code, signal })));
    clearTimeout(hung);
    expect(ended).toEqual({ code: 130, signal: null });
    expect(JSON.parse(stdout)).toMatchObject({ results: [] });
  });
});
