import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createSegmenter } from "../src/create-segmenter.ts";
import { paintPhoto } from "./support/paint-photo.ts";

const ANY = fileURLToPath(new URL("fixtures/red-any", import.meta.url));
const PHOTO = paintPhoto(320, 240, []);

test("segment() stops within its only look: the network's run hears the signal", async () => {
  // No tiles, no plate to look closer at: nothing but the run itself is left to ask the signal.
  await using segmenter = await createSegmenter({ model: ANY, tiling: "off" });
  const controller = new AbortController();
  const reason = new Error("enough");
  const running = segmenter.segment(PHOTO, { signal: controller.signal });
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
});

test("probabilityMap() stops while the network runs", async () => {
  await using segmenter = await createSegmenter({ model: ANY });
  const controller = new AbortController();
  const reason = new Error("enough");
  const running = segmenter.probabilityMap(PHOTO, { signal: controller.signal });
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
});
