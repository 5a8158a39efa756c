import { expect, test } from "vitest";
import { IMAGE_FORMATS, sniffImageFormat } from "../../src/image/image-format.ts";
import { drawPicture, toSharp } from "./pictures.ts";

test.each(IMAGE_FORMATS)("sniffImageFormat() knows %s by its content", async (format) => {
  expect(sniffImageFormat(await toSharp(drawPicture(16, 16)).toFormat(format).toBuffer())).toBe(format);
});

/** An ISO media file's first box: major brand, minor version, further brands. */
function ftyp(...brands: readonly string[]): Buffer {
  const box = Buffer.from(`\0\0\0\0ftyp${brands[0]}\0\0\0\0${brands.slice(1).join("")}`, "latin1");
  box.writeUInt32BE(box.length);
  return box;
}

test.each([
  { name: "an AVIF whose major brand is general", bytes: ftyp("mif1", "miaf", "avif"), format: "avif" },
  { name: "an AVIF sequence", bytes: ftyp("avis", "avif"), format: "avif" },
  { name: "HEIC", bytes: ftyp("heic", "mif1", "heic"), format: undefined },
  { name: "MP4", bytes: ftyp("isom", "mp42"), format: undefined },
  {
    name: "a brand after the end of the box",
    bytes: Buffer.concat([ftyp("heic"), Buffer.from("avif")]),
    format: undefined,
  },
  { name: "big-endian TIFF", bytes: Buffer.from("MM\0*", "latin1"), format: "tiff" },
  { name: "RIFF that is sound", bytes: Buffer.from("RIFF\0\0\0\0WAVE", "latin1"), format: undefined },
  { name: "nothing", bytes: new Uint8Array(), format: undefined },
])("sniffImageFormat() on $name", ({ bytes, format }) => {
  expect(sniffImageFormat(bytes)).toBe(format);
});
