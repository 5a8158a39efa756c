import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { afterEach } from "vitest";
import { drawPhoto } from "../../../platekit/test/support/draw-photo.ts";

export { RED_PLATE, SHADE_OCR } from "../../../platekit/test/support/draw-photo.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A street with one plate that reads ABBA, as a PNG file. */
export const PLATE_PHOTO = await encodeImage(
  drawPhoto(200, 140, [{ text: "ABBA", x: 50, y: 50, width: 96, height: 32 }]),
  { format: "png" },
);

/** A street without plates. */
export const EMPTY_PHOTO = await encodeImage(drawPhoto(64, 48), { format: "png" });

/** A folder of files that is gone after the test; by default each is `PLATE_PHOTO`. */
export function photoFolder(files: Readonly<Record<string, Uint8Array | string>> | readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "lpr-test-"));
  folders.push(folder);
  const entries = Array.isArray(files) ? files.map((name) => [name, PLATE_PHOTO] as const) : Object.entries(files);
  for (const [name, content] of entries) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
