// writeFileAtomic() while it works and where it fails midway: whoever looks sees a whole file or none.
import { linkSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { basename, join } from "node:path";
import { writeFileAtomic } from "platekit";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.mock("node:fs/promises", async (original) => {
  const module = await original<typeof fs>();
  return { ...module, writeFile: vi.fn<typeof fs.writeFile>(module.writeFile) };
});

const actual = await vi.importActual<typeof fs>("node:fs/promises");
afterEach(() => void vi.mocked(fs.writeFile).mockImplementation(actual.writeFile));

const BYTES = Uint8Array.of(1, 2, 3, 4);

/** The disk is full after half of the bytes, wherever they go. */
async function writeHalf(...[path, data, options]: Parameters<typeof fs.writeFile>): Promise<void> {
  await actual.writeFile(path, (data as Uint8Array).subarray(0, 2), options);
  throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
}

test.each([
  { name: "leaves an older file as it was", before: ["photo.jpg"] },
  { name: "leaves no file where there was none", before: [] },
])("writeFileAtomic() $name where the disk fills up midway, and removes what it had written", async ({ before }) => {
  vi.mocked(fs.writeFile).mockImplementation(writeHalf);
  const folder = temporaryFolder();
  for (const name of before) writeFileSync(join(folder, name), "old");
  const attempt = writeFileAtomic(join(folder, "photo.jpg"), BYTES);
  await expect(attempt).rejects.toThrow(
    expect.objectContaining({ code: "ERR_IMAGE_WRITE", message: expect.stringContaining("ENOSPC") }),
  );
  expect(readdirSync(folder)).toEqual(before);
  for (const name of before) expect(readFileSync(join(folder, name), "utf8")).toBe("old");
});

test("writeFileAtomic() puts a new file in the place of the old one and does not write into it", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "photo.jpg");
  writeFileSync(path, "old");
  // A second name of the old file still shows it.
  linkSync(path, join(folder, "old.jpg"));
  await writeFileAtomic(path, BYTES);
  expect([...readFileSync(path)]).toEqual([...BYTES]);
  expect(readFileSync(join(folder, "old.jpg"), "utf8")).toBe("old");
});

test("writeFileAtomic() writes beside the file, hidden, never elsewhere: a rename does not cross disks", async () => {
  const folder = temporaryFolder();
  let seen: string[] = [];
  vi.mocked(fs.writeFile).mockImplementation(async (...args) => {
    await actual.writeFile(...args);
    seen = readdirSync(folder);
  });
  await writeFileAtomic(join(folder, "photo.jpg"), BYTES);
  expect(seen).toEqual([expect.stringMatching(/^\..+\.tmp$/)]);
});

test("writeFileAtomic() takes a name as long as a name can be: 255 bytes", async () => {
  const path = join(temporaryFolder(), `${"ä".repeat(125)}x.jpg`);
  expect(Buffer.byteLength(basename(path))).toBe(255);
  await writeFileAtomic(path, BYTES);
  expect([...readFileSync(path)]).toEqual([...BYTES]);
});
