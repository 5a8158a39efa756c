// Makes a fresh clone ready: Node version checked, packages installed from the lock file, sources compiled.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`PlateKit needs Node >= 20.19, this is ${process.versions.node}\n`);
  process.exit(1);
}

const pnpm = fileURLToPath(new URL("pnpm.mjs", import.meta.url));
for (const args of [
  ["install", "--frozen-lockfile", "--prefer-offline"],
  ["exec", "tsc", "-b"],
]) {
  const { status } = spawnSync(process.execPath, [pnpm, ...args], { stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`Cannot set up: pnpm ${args.join(" ")} ended with ${status}\n`);
    process.exit(status ?? 1);
  }
}
