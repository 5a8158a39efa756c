import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodeImage } from "../../src/image/decode-image.ts";
import { encodeImage } from "../../src/image/encode-image.ts";
import { IMAGE_FORMATS } from "../../src/image/image-format.ts";
import { probeImage } from "../../src/image/probe-image.ts";
import { drawPicture, fill, toSharp } from "./pictures.ts";

const picture = drawPicture(40, 24);
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';

/** A file that carries everything a camera may write, and asks to be turned. */
function cameraFile(): Promise<Buffer> {
  return toSharp(picture)
    .withExif({ IFD0: { Make: "Maker" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .withIccProfile("p3")
    .withXmp(XMP)
    .jpeg()
    .toBuffer();
}

describe("encodeImage()", () => {
  test.each(IMAGE_FORMATS)("writes %s that decodeImage() opens", async (format) => {
    const bytes = await encodeImage(picture, { format });
    expect(await decodeImage(bytes)).toMatchObject({ width: 40, height: 24, info: { format } });
  });

  test.each(["png", "tiff"] as const)("keeps every byte in %s", async (format) => {
    const { data } = await decodeImage(await encodeImage(picture, { format }));
    expect(Buffer.compare(data, picture.data)).toBe(0);
  });

  test("writes gray pictures with one channel", async () => {
    const gray = { width: 3, height: 1, channels: 1, data: Uint8Array.from([0, 100, 255]) } as const;
    const bytes = await encodeImage(gray, { format: "png" });
    expect((await sharp(bytes).metadata()).channels).toBe(1);
    expect([...(await decodeImage(bytes)).data]).toEqual([0, 0, 0, 100, 100, 100, 255, 255, 255]);
  });

  test("writes JPEG without chroma subsampling, so that a painted edge stays where it is", async () => {
    expect((await sharp(await encodeImage(picture, { format: "jpeg" })).metadata()).chromaSubsampling).toBe("4:4:4");
  });

  test("takes the quality", async () => {
    const [low, high] = await Promise.all([
      encodeImage(picture, { format: "jpeg", quality: 20 }),
      encodeImage(picture, { format: "jpeg", quality: 98 }),
    ]);
    expect(low.length).toBeLessThan(high.length / 2);
    await expect(encodeImage(picture, { format: "jpeg", quality: 0 })).rejects.toThrow(/quality/);
  });

  test("answers ERR_IMAGE_WRITE where the format cannot hold the picture", async () => {
    // WebP has at most 16383 columns.
    await expect(encodeImage(fill(16_384, 1, [0, 0, 0]), { format: "webp" })).rejects.toMatchObject({
      code: "ERR_IMAGE_WRITE",
      message: "Cannot encode a picture of 16384×1 as webp",
    });
  });
});

describe("encodeImage() on metadata", () => {
  test.each(["jpeg", "png", "webp", "avif", "tiff"] as const)("%s carries none", async (format) => {
    const bytes = await encodeImage(picture, { format });
    expect(await probeImage(bytes)).toMatchObject({ hasExif: false, hasIcc: false, hasXmp: false, hasIptc: false });
  });

  test.each(["jpeg", "png", "webp", "avif"] as const)("%s keeps what is asked, upright", async (format) => {
    const from = await cameraFile();
    expect(await probeImage(from)).toMatchObject({ orientation: 6, hasExif: true, hasIcc: true, hasXmp: true });
    const upright = await decodeImage(from);
    const bytes = await encodeImage(upright, { format, metadata: { from, keep: ["exif", "icc", "xmp"] } });
    const info = await probeImage(bytes);
    expect(info).toMatchObject({ width: 24, height: 40, orientation: 1, hasExif: true, hasIcc: true, hasXmp: true });
    const { exif, xmp } = await sharp(bytes).metadata();
    expect(exif?.toString("latin1")).toContain("Maker");
    expect(xmp?.toString("utf8")).toContain("xmpmeta");
  });

  test.each([
    { format: "tiff", hasIcc: true, hasXmp: true },
    { format: "gif", hasIcc: false, hasXmp: false },
  ] as const)("$format keeps what it can hold", async ({ format, ...holds }) => {
    const from = await cameraFile();
    const bytes = await encodeImage(picture, { format, metadata: { from, keep: ["exif", "icc", "xmp"] } });
    expect(await probeImage(bytes)).toMatchObject({ hasExif: false, ...holds });
  });

  test.each(["exif", "icc", "xmp"] as const)("keeps %s alone", async (kind) => {
    const from = await cameraFile();
    const info = await probeImage(await encodeImage(picture, { format: "jpeg", metadata: { from, keep: [kind] } }));
    expect({ exif: info.hasExif, icc: info.hasIcc, xmp: info.hasXmp }).toEqual({
      exif: kind === "exif",
      icc: kind === "icc",
      xmp: kind === "xmp",
    });
  });

  test("does not change a byte of the picture to carry EXIF", async () => {
    const metadata = { from: await cameraFile(), keep: ["exif" as const] };
    const { data } = await decodeImage(await encodeImage(picture, { format: "png", metadata }));
    expect(Buffer.compare(data, picture.data)).toBe(0);
  });

  test("writes an sRGB profile, since pixels are sRGB after decoding", async () => {
    const from = await cameraFile();
    const bytes = await encodeImage(picture, { format: "png", metadata: { from, keep: ["icc"] } });
    const { data } = await decodeImage(bytes);
    expect(Math.max(...data.map((value, index) => Math.abs(value - (picture.data[index] ?? 0))))).toBeLessThanOrEqual(
      1,
    );
  });

  test("keeps nothing of a file that has nothing", async () => {
    const from = await encodeImage(picture, { format: "png" });
    const bytes = await encodeImage(picture, { format: "png", metadata: { from, keep: ["exif", "icc", "xmp"] } });
    expect(await probeImage(bytes)).toMatchObject({ hasExif: false, hasIcc: false, hasXmp: false });
  });
});
