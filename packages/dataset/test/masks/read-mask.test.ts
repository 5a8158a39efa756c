import { join } from "node:path";
import { readMask } from "@platekit/dataset";
import sharp from "sharp";
import { expect, test } from "vitest";
import { maskPicture, picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

const DRAWING = "..##\n.##.";

test.each([255, 1])("readMask() takes 0 and %i", async (full) => {
  const folder = tempFolder({ "m.png": await maskPicture(DRAWING, full) });
  const { width, height, data } = await readMask(join(folder, "m.png"));
  expect([width, height, [...data]]).toEqual([4, 2, [0, 0, 1, 1, 0, 1, 1, 0]]);
});

test.each([
  {
    name: "a value between",
    bytes: await maskPicture(".#1."),
    message: /values must be 0 and 255, or 0 and 1, got 0, 10, 255$/,
  },
  {
    name: "1 beside 255",
    bytes: await maskPicture("#", 1).then(() =>
      sharp(Buffer.from([0, 1, 255]), { raw: { width: 3, height: 1, channels: 1 } })
        .png()
        .toBuffer(),
    ),
    message: /got 0, 1, 255$/,
  },
  { name: "no picture", bytes: Buffer.from("no picture"), message: /Cannot decode .*m\.png: it must be one of/ },
  {
    name: "colours",
    bytes: await sharp(Buffer.from([0, 0, 0, 128, 0, 0]), { raw: { width: 2, height: 1, channels: 3 } })
      .png()
      .toBuffer(),
    message: /must be gray, got the colour \(128, 0, 0\) at 1,0$/,
  },
  {
    name: "16 bits, of which a 1 would be lost",
    bytes: await sharp(Uint16Array.from([0, 1]), { raw: { width: 2, height: 1, channels: 1 } })
      .toColourspace("grey16")
      .png()
      .toBuffer(),
    message: /must have at most 8 bits a pixel, got 16$/,
  },
])("readMask() refuses $name", async ({ bytes, message }) => {
  const folder = tempFolder({ "m.png": bytes });
  await expect(readMask(join(folder, "m.png"))).rejects.toThrow(message);
});

test("readMask() ignores transparency: a label tool's empty background is 0, not white", async () => {
  const bytes = await sharp(Buffer.from([0, 0, 0, 0, 255, 255, 255, 255]), {
    raw: { width: 2, height: 1, channels: 4 },
  })
    .png()
    .toBuffer();
  const folder = tempFolder({ "m.png": bytes, "p.png": await picture(1, 1) });
  expect([...(await readMask(join(folder, "m.png"))).data]).toEqual([0, 1]);
});

test("readMask() holds a mask to the limits it is given", async () => {
  const bytes = await maskPicture(DRAWING);
  const path = join(tempFolder({ "m.png": bytes }), "m.png");
  await expect(readMask(path, { maxPixels: 7 })).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
  await expect(readMask(path, { maxBytes: bytes.length - 1 })).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
  expect(await readMask(path, { maxPixels: 8, maxBytes: bytes.length })).toMatchObject({ width: 4, height: 2 });
});
