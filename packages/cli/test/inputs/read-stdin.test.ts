import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { readStdin } from "../../src/inputs/read-stdin.ts";

const never = new AbortController().signal;

test("readStdin() gathers all bytes in their order", async () => {
  const bytes = await readStdin(Readable.from([Buffer.from([1, 2]), Buffer.from([3])]), 3, never);
  expect([...bytes]).toEqual([1, 2, 3]);
});

test("readStdin() stops at more bytes than allowed, though more may come", async () => {
  const stdin = new PassThrough();
  stdin.write(Buffer.alloc(4));
  await expect(readStdin(stdin, 3, never)).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_LIMIT" }));
  expect(stdin.destroyed).toBe(true);
});

test.each([
  { name: "before it begins", abortFirst: true },
  { name: "while it waits for more", abortFirst: false },
])("readStdin() closes a stdin that stays open when it is stopped $name", { timeout: 5000 }, async ({ abortFirst }) => {
  const stdin = new PassThrough();
  const controller = new AbortController();
  stdin.write(Buffer.from([1, 2]));
  if (abortFirst) controller.abort(new Error("enough"));
  const reading = readStdin(stdin, 100, controller.signal);
  if (!abortFirst) setImmediate(() => controller.abort(new Error("enough")));
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(stdin.destroyed).toBe(true);
});
