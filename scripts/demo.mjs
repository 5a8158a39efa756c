// `npm run demo`: reads the pictures in examples/ with the embedded models and draws what was read.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const lpr = fileURLToPath(new URL("../packages/cli/bin/lpr.js", import.meta.url));

// A pattern, not the folder: the labels lie in it, too.
const args = ["read", "examples/*.jpg", "--draw", "demo-output", "--overwrite"];
process.stdout.write(`\n$ npx lpr ${args.join(" ").replace("examples/*.jpg", '"examples/*.jpg"')}\n`);
const start = performance.now();
const { status } = spawnSync(process.execPath, [lpr, ...args], { cwd: root, stdio: "inherit" });
const seconds = ((performance.now() - start) / 1000).toFixed(1);
if (status !== 0) process.exit(status ?? 1);
process.stdout.write(`\nRead in ${seconds} s. The pictures with the plates drawn in are in demo-output/.\n`);
