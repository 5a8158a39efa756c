import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const [workerCode = ""] = Array.from(
  readFileSync(new URL("docs/server.md", root), "utf8").matchAll(/```js\n(.*?)```/gs),
  ([, code]) => code,
);

const folder = mkdtempSync(join(tmpdir(), "platekit-server-"));
symlinkSync(fileURLToPath(new URL("node_modules", root)), join(folder, "node_modules"), "junction");
writeFileSync(join(folder, "reader-worker.mjs"), workerCode);
afterAll(() => rmSync(folder, { recursive: true }));

test("the worker of docs/server.md reads a photo it is sent, and answers a broken one with its code", async () => {
  // Without the flags of the test runner, which point imports at the sources: a user's worker loads what was built.
  const worker = new Worker(join(folder, "reader-worker.mjs"), { execArgv: [] });
  const ask = async (id: number, photo: Uint8Array): Promise<unknown> => {
    worker.postMessage({ id, photo }, []);
    const [answer] = (await once(worker, "message")) as unknown[];
    return answer;
  };
  try {
    const photo = readFileSync(new URL("examples/one-car.jpg", root));
    expect(await ask(1, photo)).toMatchObject({ id: 1, plates: [{ text: "ZVF2283" }] });
    expect(await ask(2, new Uint8Array(9))).toMatchObject({ id: 2, error: { code: "ERR_IMAGE_DECODE" } });
  } finally {
    await worker.terminate();
  }
});
