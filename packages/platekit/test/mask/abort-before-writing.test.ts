import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { maskPlates } from "platekit";
import type { ProgressEvent } from "platekit";
import { expect, test } from "vitest";
import { drawPhoto, RED_PLATE } from "../support/draw-photo.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PHOTO = drawPhoto(320, 240, [{ text: "ABBA", x: 40, y: 60, width: 96, height: 32 }]);

test.each([
  { name: "an older file as it was", before: ["masked.png"] },
  { name: "no file", before: [] },
])("maskPlates() stopped while it encodes leaves $name", async ({ before }) => {
  const folder = temporaryFolder();
  for (const name of before) writeFileSync(join(folder, name), "old");
  const controller = new AbortController();
  const reason = new Error("enough");
  const seen: string[] = [];
  // A step after `segment` was told the plates are painted and the encoder is at work: nothing asks the signal again
  // but what stands right before writing.
  const onProgress = ({ stage }: ProgressEvent): void => {
    seen.push(stage);
    if (stage === "segment") queueMicrotask(() => controller.abort(reason));
  };
  const attempt = maskPlates(await encodeImage(PHOTO, { format: "png" }), {
    segmenter: RED_PLATE,
    output: join(folder, "masked.png"),
    overwrite: true,
    signal: controller.signal,
    onProgress,
  });
  await expect(attempt).rejects.toBe(reason);
  expect(seen.at(-1)).toBe("segment");
  expect(readdirSync(folder)).toEqual(before);
  for (const name of before) expect(readFileSync(join(folder, name), "utf8")).toBe("old");
});
