// How the recogniser handles its session: when it closes it, and what it passes on to it.
import { fileURLToPath } from "node:url";
import type { RasterImage } from "@platekit/core";
import * as onnx from "@platekit/core/onnx";
import { afterEach, expect, test, vi } from "vitest";
import { createRecognizer } from "../src/create-recognizer.ts";

vi.mock("@platekit/core/onnx", async (original) => {
  const module = await original<typeof onnx>();
  return { ...module, openSession: vi.fn<typeof onnx.openSession>(module.openSession) };
});
afterEach(() => void vi.mocked(onnx.openSession).mockClear());

const MODEL = fileURLToPath(new URL("fixtures/slots.yaml", import.meta.url));
const PLATE: RasterImage = { width: 24, height: 6, channels: 3, data: new Uint8Array(24 * 6 * 3).fill(60) };

/** A picture of the right size for nothing: an open session runs it, a closed one refuses. */
async function isOpen(session: onnx.ModelSession): Promise<boolean> {
  const closed: unknown = await session.warmup().catch((error: unknown) => error);
  return closed === undefined;
}

test("createRecognizer() closes its session where onProgress throws", async () => {
  const reason = new Error("not now");
  const attempt = createRecognizer({
    model: MODEL,
    onProgress: () => {
      throw reason;
    },
  });
  await expect(attempt).rejects.toBe(reason);
  const [opened] = vi.mocked(onnx.openSession).mock.results;
  expect(await isOpen((await opened!.value) as onnx.ModelSession)).toBe(false);
});

test("createRecognizer() keeps its session open until it is disposed of", async () => {
  const recognizer = await createRecognizer({ model: MODEL, onProgress: () => undefined });
  const session = (await vi.mocked(onnx.openSession).mock.results[0]!.value) as onnx.ModelSession;
  expect(await isOpen(session)).toBe(true);
  await recognizer[Symbol.asyncDispose]();
  expect(await isOpen(session)).toBe(false);
});

test("recognize() stops while the network runs, with the signal's reason", async () => {
  await using recognizer = await createRecognizer({ model: MODEL });
  const controller = new AbortController();
  const reason = new Error("enough");
  const reading = recognizer.recognize([PLATE], { signal: controller.signal });
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test("createRecognizer() hands threads and providers to its session", async () => {
  await using _ = await createRecognizer({ model: MODEL, threads: 3, executionProviders: ["cpu"] });
  const [[, options] = []] = vi.mocked(onnx.openSession).mock.calls;
  expect(options).toMatchObject({ threads: 3, executionProviders: ["cpu"] });
});
