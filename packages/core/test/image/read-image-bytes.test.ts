import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readImageBytes } from "../../src/image/read-image-bytes.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "platekit-read-"));
  await writeFile(join(folder, "ten.bin"), new Uint8Array(10));
});
afterAll(() => rm(folder, { recursive: true }));

const read = (source: string | URL | Uint8Array, maxBytes = 100) =>
  readImageBytes(source, { maxBytes, signal: undefined });

test("readImageBytes() hands bytes on without copying them", async () => {
  const bytes = new Uint8Array(3);
  expect((await read(bytes)).bytes).toBe(bytes);
});

test("readImageBytes() calls a file by its path", async () => {
  const path = join(folder, "ten.bin");
  expect(await read(path)).toEqual({ bytes: Buffer.alloc(10), label: path });
});

test.each([
  { name: "a missing path", path: "none.jpg", got: "no such file" },
  { name: "a path below a file", path: "ten.bin/none.jpg", got: "no such file" },
  { name: "a folder", path: ".", got: "a folder" },
  { name: "a name with a zero byte", path: "a\0b", got: "a path with a zero byte" },
])("readImageBytes() refuses $name: ERR_IMAGE_NOT_FOUND", async ({ path, got }) => {
  const whole = `${folder}/${path}`;
  await expect(read(whole)).rejects.toMatchObject({
    code: "ERR_IMAGE_NOT_FOUND",
    message: `Cannot read ${whole}: it must be a readable file, got ${got}`,
  });
});

test("readImageBytes() refuses what is longer than maxBytes: ERR_IMAGE_LIMIT", async () => {
  const path = join(folder, "ten.bin");
  await expect(read(path, 9)).rejects.toMatchObject({
    code: "ERR_IMAGE_LIMIT",
    message: `Cannot decode ${path}: it must have at most 9 bytes (option maxBytes), got 10`,
  });
  await expect(read(new Uint8Array(10), 9)).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
  await expect(read(path, 10)).resolves.toMatchObject({ label: path });
});

test.each(["https://example.com/a.jpg", new URL("http://example.com/a.jpg"), "data:image/png;base64,AAAA"])(
  "readImageBytes() refuses other URLs: %s",
  async (source) => {
    await expect(read(source)).rejects.toThrow(/^Cannot read image: a URL must start with file:, got (https?|data):$/);
  },
);

test("readImageBytes() refuses what is no source", async () => {
  await expect(read(null as unknown as string)).rejects.toThrow(/source must be a path, .* got null$/);
  await expect(read(5 as unknown as string)).rejects.toThrow(/got number$/);
});

test.each([
  { source: { data: new Uint8Array(3), width: 1, height: 1 }, got: "an object without channels" },
  { source: { width: 1, height: 1, channels: 3 }, got: "an object without data" },
  { source: {}, got: "object" },
])("readImageBytes() names what pixels lack: $got", async ({ source, got }) => {
  const message = `Cannot read image: source must be a path, a file: URL, bytes or { data, width, height, channels }, got ${got}`;
  await expect(read(source as unknown as string)).rejects.toThrow(new TypeError(message));
});

test("readImageBytes() does not repeat a picture that was passed as text", async () => {
  const error: unknown = await read("QUJD".repeat(50_000)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "ERR_IMAGE_NOT_FOUND" });
  expect((error as Error).message.length).toBeLessThan(220);
});

test("readImageBytes() takes a Windows path for a path, not for a URL", async () => {
  await expect(read("C:\\none.jpg")).rejects.toMatchObject({ code: "ERR_IMAGE_NOT_FOUND" });
});
