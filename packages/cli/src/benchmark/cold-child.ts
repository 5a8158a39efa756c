import process from "node:process";
import type { ColdAnswer, ColdRequest } from "./cold-message.ts";

// The program of a fresh process: what `lpr read` does for its first photo, measured. Nothing is imported above but
// types: loading the code is a part of what is measured.
const begun = performance.now();
const { models, path, ...options } = JSON.parse(process.argv[2] ?? "") as ColdRequest;
const { createReader } = await import("platekit");
const { chooseModels } = await import("../commands/choose-models.ts");
const loaded = performance.now();
const reader = await createReader({ ...(await chooseModels(models)), ...options });
const opened = performance.now();
await reader.read(path);
const read = performance.now();
const { readMemory } = await import("./read-memory.ts");
const answer: ColdAnswer = {
  load: loaded - begun,
  open: opened - loaded,
  read: read - opened,
  peakRss: readMemory().peak,
};
process.stdout.write(`${JSON.stringify(answer)}\n`);
await reader[Symbol.asyncDispose]();
