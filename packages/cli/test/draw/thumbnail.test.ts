import { decodeImage } from "@platekit/core/image";
import { expect, test } from "vitest";
import { thumbnail } from "../../src/draw/thumbnail.ts";

test("thumbnail() is a WebP in a data URL, of the size it says", async () => {
  const photo = { width: 800, height: 400, channels: 3 as const, data: new Uint8Array(800 * 400 * 3).fill(120) };
  const { url, width, height } = await thumbnail(photo);
  expect([width, height]).toEqual([280, 140]);
  const [, base64] = /^data:image\/webp;base64,(.+)$/u.exec(url)!;
  expect(await decodeImage(Buffer.from(base64!, "base64"))).toMatchObject({ width: 280, height: 140 });
});
