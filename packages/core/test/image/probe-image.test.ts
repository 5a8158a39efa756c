import sharp from "sharp";
import { expect, test } from "vitest";
import { probeImage } from "../../src/image/probe-image.ts";
import { drawPicture, toSharp } from "./pictures.ts";

const picture = drawPicture(20, 10);

test("probeImage() tells the size as held upright", async () => {
  const jpeg = await toSharp(picture).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await probeImage(jpeg)).toMatchObject({ format: "jpeg", width: 10, height: 20, orientation: 6, pages: 1 });
});

test("probeImage() tells what a file carries beside pixels", async () => {
  const bare = await toSharp(picture).jpeg().toBuffer();
  expect(await probeImage(bare)).toMatchObject({ hasExif: false, hasIcc: false, hasXmp: false, hasIptc: false });
  const full = await toSharp(picture)
    .withExif({ IFD0: { Make: "Maker" } })
    .withIccProfile("p3")
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .webp()
    .toBuffer();
  expect(await probeImage(full)).toMatchObject({ format: "webp", hasExif: true, hasIcc: true, hasXmp: true });
});

test("probeImage() tells 16 bits from 8", async () => {
  const deep = sharp(Uint16Array.from([0, 1]), { raw: { width: 2, height: 1, channels: 1 } }).toColourspace("grey16");
  expect(await probeImage(await deep.clone().png().toBuffer())).toMatchObject({ bitsPerChannel: 16 });
  expect(await probeImage(await deep.clone().tiff({ compression: "lzw" }).toBuffer())).toMatchObject({
    bitsPerChannel: 16,
  });
  expect(await probeImage(await toSharp(picture).png().toBuffer())).toMatchObject({ bitsPerChannel: 8 });
  const oneBit = toSharp(picture).toColourspace("b-w").png({ palette: true, colours: 2 });
  expect(await probeImage(await oneBit.toBuffer())).toMatchObject({ bitsPerChannel: 8 });
});

test("probeImage() keeps to the limits", async () => {
  const png = await toSharp(picture).png().toBuffer();
  await expect(probeImage(png, { maxPixels: 199 })).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
  await expect(probeImage(png, { maxBytes: 10 })).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
});
