// Runs the pinned pnpm with the given arguments: the one on PATH when its version fits, else through npx.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const wanted = packageManager.split("@").at(-1);

/** Starts `command`, inheriting the terminal. Windows needs a shell to find .cmd files. */
function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32", ...options });
}

const found = run("pnpm", ["--version"], { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
const direct = found.status === 0 && found.stdout.trim() === wanted;
const args = process.argv.slice(2);
const result = direct ? run("pnpm", args) : run("npx", ["--yes", packageManager, ...args]);
if (result.error) process.stderr.write(`Cannot start pnpm ${wanted}: ${result.error.message}\n`);
process.exit(result.status ?? 1);
