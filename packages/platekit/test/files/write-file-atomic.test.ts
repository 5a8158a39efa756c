import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "platekit";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const BYTES = Uint8Array.of(1, 2, 3);

describe("writeFileAtomic()", () => {
  test("makes the folders it needs and leaves nothing beside the file", async () => {
    const folder = temporaryFolder();
    await writeFileAtomic(join(folder, "a/b/photo.jpg"), BYTES);
    expect([...readFileSync(join(folder, "a/b/photo.jpg"))]).toEqual([1, 2, 3]);
    expect(readdirSync(join(folder, "a/b"))).toEqual(["photo.jpg"]);
  });

  test("replaces an older file", async () => {
    const path = join(temporaryFolder(), "photo.jpg");
    writeFileSync(path, "old");
    await writeFileAtomic(path, BYTES);
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  });

  test("leaves no temporary file where it fails, and says what failed", async () => {
    const folder = temporaryFolder();
    // A folder of that name cannot be replaced by a file: the very last step fails.
    mkdirSync(join(folder, "photo.jpg/inner"), { recursive: true });
    const attempt = writeFileAtomic(join(folder, "photo.jpg"), BYTES);
    await expect(attempt).rejects.toThrow(expect.objectContaining({ code: "ERR_IMAGE_WRITE" }));
    expect(readdirSync(folder)).toEqual(["photo.jpg"]);
  });
});
