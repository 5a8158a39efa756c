import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import type { Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeImage } from "../../src/image/decode-image.ts";
import { drawPicture, fill, pngHeader, toSharp } from "./pictures.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "platekit-decode-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const picture = drawPicture(31, 17);

describe("decodeImage() takes", () => {
  test("a path, a file: URL, its text, a Buffer and a Uint8Array alike", async () => {
    const png = await toSharp(picture).png().toBuffer();
    const path = await file("with space & ümlaut.png", png);
    const url = pathToFileURL(path);
    for (const source of [path, url, url.href, png, new Uint8Array(png)]) {
      const { width, height, channels, data } = await decodeImage(source);
      expect({ width, height, channels }).toEqual({ width: 31, height: 17, channels: 3 });
      expect(Buffer.compare(data, picture.data)).toBe(0);
    }
  });

  test.each([
    { format: "png", write: (image: Sharp) => image.png() },
    { format: "webp", write: (image: Sharp) => image.webp({ lossless: true }) },
    { format: "avif", write: (image: Sharp) => image.avif({ lossless: true, chromaSubsampling: "4:4:4" }) },
    { format: "tiff", write: (image: Sharp) => image.tiff({ compression: "lzw" }) },
  ])("lossless $format, every byte", async ({ format, write }) => {
    const { data, info } = await decodeImage(await write(toSharp(picture)).toBuffer());
    expect(Buffer.compare(data, picture.data)).toBe(0);
    expect(info).toMatchObject({ format, width: 31, height: 17, orientation: 1, pages: 1 });
  });

  test("JPEG, close to what was written", async () => {
    const smooth = fill(24, 16, [200, 100, 50]);
    const { data, info } = await decodeImage(await toSharp(smooth).jpeg({ quality: 95 }).toBuffer());
    expect(info?.format).toBe("jpeg");
    expect([...data.subarray(0, 3)]).toEqual([
      expect.closeTo(200, -0.5),
      expect.closeTo(100, -0.5),
      expect.closeTo(50, -0.5),
    ]);
  });

  test.each(["gif", "tiff", "webp"] as const)("the first frame or page of a %s", async (format) => {
    const frames = Buffer.concat([fill(8, 6, [255, 0, 0]).data, fill(8, 6, [0, 0, 255]).data]);
    const animated = sharp(frames, { raw: { width: 8, height: 12, channels: 3, pageHeight: 6 } });
    const { width, height, data, info } = await decodeImage(
      await animated.toFormat(format, format === "tiff" ? { compression: "lzw" } : { lossless: true }).toBuffer(),
    );
    expect({ width, height, pages: info?.pages }).toEqual({ width: 8, height: 6, pages: 2 });
    expect(Buffer.compare(data, fill(8, 6, [255, 0, 0]).data)).toBe(0);
  });

  test("1×1 pixel", async () => {
    const { data } = await decodeImage(
      await toSharp(fill(1, 1, [1, 2, 3]))
        .png()
        .toBuffer(),
    );
    expect([...data]).toEqual([1, 2, 3]);
  });
});

describe("decodeImage() turns into upright sRGB bytes", () => {
  // Where pixel (x, y) of the upright picture is stored, by the words of the EXIF standard:
  // 6 means "row 0 is the right side, column 0 is the top".
  const stored: Record<number, (x: number, y: number) => readonly [column: number, row: number]> = {
    1: (x, y) => [x, y],
    2: (x, y) => [picture.width - 1 - x, y],
    3: (x, y) => [picture.width - 1 - x, picture.height - 1 - y],
    4: (x, y) => [x, picture.height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, picture.width - 1 - x],
    7: (x, y) => [picture.height - 1 - y, picture.width - 1 - x],
    8: (x, y) => [picture.height - 1 - y, x],
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("EXIF orientation %i", async (orientation) => {
    const isTurned = orientation >= 5;
    const width = isTurned ? picture.height : picture.width;
    const height = isTurned ? picture.width : picture.height;
    const data = new Uint8Array(picture.data.length);
    for (let y = 0; y < picture.height; y += 1) {
      for (let x = 0; x < picture.width; x += 1) {
        const [column, row] = stored[orientation]?.(x, y) ?? [0, 0];
        const from = (y * picture.width + x) * 3;
        data.set(picture.data.subarray(from, from + 3), (row * width + column) * 3);
      }
    }
    const png = await toSharp({ width, height, channels: 3, data }).withMetadata({ orientation }).png().toBuffer();
    const decoded = await decodeImage(png);
    expect(decoded).toMatchObject({ width: 31, height: 17, info: { width: 31, height: 17, orientation } });
    expect(Buffer.compare(decoded.data, picture.data)).toBe(0);
  });

  test("16 bits: the upper 8, as in OpenCV", async () => {
    const deep = Uint16Array.from({ length: 256 * 3 }, (_, index) => index * 85);
    const pipeline = sharp(deep, { raw: { width: 256, height: 1, channels: 3 } }).toColourspace("rgb16");
    const png = await pipeline.png().toBuffer();
    expect((await sharp(png).metadata()).depth).toBe("ushort");
    const { data } = await decodeImage(png);
    expect([...data]).toEqual(Array.from(deep, (value) => value >> 8));
  });

  test("16-bit gray: the upper 8, three times", async () => {
    const deep = Uint16Array.from({ length: 256 }, (_, index) => index * 257);
    const pipeline = sharp(deep, { raw: { width: 256, height: 1, channels: 1 } }).toColourspace("grey16");
    const { data } = await decodeImage(await pipeline.png().toBuffer());
    expect([...data]).toEqual(Array.from({ length: 768 }, (_, index) => Math.floor(index / 3)));
  });

  test("gray: the same value three times", async () => {
    const gray = Uint8Array.from({ length: 256 }, (_, index) => index);
    const pipeline = sharp(gray, { raw: { width: 256, height: 1, channels: 1 } }).toColourspace("b-w");
    const png = await pipeline.png().toBuffer();
    expect((await sharp(png).metadata()).channels).toBe(1);
    const { data } = await decodeImage(png);
    expect([...data]).toEqual(Array.from({ length: 768 }, (_, index) => Math.floor(index / 3)));
  });

  test("CMYK: close to the colour it was made from", async () => {
    const jpeg = await toSharp(fill(16, 16, [180, 90, 60]))
      .toColourspace("cmyk")
      .jpeg({ quality: 98 })
      .toBuffer();
    expect((await sharp(jpeg).metadata()).space).toBe("cmyk");
    const { channels, data } = await decodeImage(jpeg);
    expect(channels).toBe(3);
    // Through the profile of a press and back; ink taken for light would be off by more than 100 levels.
    const off = [180, 90, 60].map((value, index) => Math.abs(value - (data[index] ?? 0)));
    expect(Math.max(...off)).toBeLessThan(25);
  });

  test("an embedded colour profile: converted to sRGB", async () => {
    const original = [180, 90, 60];
    const png = await toSharp(fill(4, 4, [180, 90, 60]))
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const wide = await sharp(png).keepIccProfile().raw().toBuffer();
    expect(Math.abs((wide[0] ?? 0) - 180)).toBeGreaterThan(5);
    const { data } = await decodeImage(png);
    expect(Math.max(...original.map((value, index) => Math.abs(value - (data[index] ?? 0))))).toBeLessThanOrEqual(2);
  });

  test("alpha: over white, or dropped as in OpenCV", async () => {
    const rgba = Uint8Array.from([200, 100, 0, 0, 200, 100, 0, 255, 200, 100, 0, 51]);
    const png = await sharp(rgba, { raw: { width: 3, height: 1, channels: 4 } })
      .png()
      .toBuffer();
    // 51 of 255 is a fifth: 255 − 0.2 · (255 − 200) = 244, and 224, 204.
    expect([...(await decodeImage(png)).data]).toEqual([255, 255, 255, 200, 100, 0, 244, 224, 204]);
    expect([...(await decodeImage(png, { alpha: "drop" })).data]).toEqual([200, 100, 0, 200, 100, 0, 200, 100, 0]);
  });
});

describe("decodeImage() refuses", () => {
  test.each([
    { name: "an empty file", bytes: "", says: "0 bytes" },
    { name: "a text file named .jpg", bytes: "hello, no picture", says: '"hello, n"' },
    { name: "an SVG", bytes: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', says: "<svg xml" },
    { name: "a PDF", bytes: "%PDF-1.7\n%âãÏÓ\n", says: "%PDF-1.7" },
    { name: "a PNG of 0×0", bytes: pngHeader(0, 0), says: "0×0" },
    { name: "a PNG that ends after its header", bytes: pngHeader(8, 8), says: "png header" },
  ])("$name: ERR_IMAGE_DECODE", async ({ bytes, says }) => {
    const path = await file("bad.jpg", bytes);
    const error: unknown = await decodeImage(path).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ERR_IMAGE_DECODE" });
    expect((error as Error).message).toContain(path);
    expect((error as Error).message).toContain(says);
  });

  test.each([0.02, 0.3, 0.6, 0.99])("a JPEG cut at %d of its length, by both readings of failOn", async (share) => {
    const jpeg = await toSharp(drawPicture(320, 240)).jpeg().toBuffer();
    const cut = jpeg.subarray(0, Math.floor(jpeg.length * share));
    for (const failOn of ["warning", "error"] as const) {
      await expect(decodeImage(cut, { failOn })).rejects.toMatchObject({
        code: "ERR_IMAGE_DECODE",
        cause: expect.any(Error) as Error,
      });
    }
  });

  test("a 30,000×30,000 PNG header before decoding it: ERR_IMAGE_LIMIT", async () => {
    await expect(decodeImage(pngHeader(30_000, 30_000))).rejects.toMatchObject({
      code: "ERR_IMAGE_LIMIT",
      message: expect.stringMatching(/image bytes.*50000000 pixels.*maxPixels.*30000×30000/) as string,
    });
  });

  test("more pixels than maxPixels, for every format, and takes them when it is raised", async () => {
    for (const format of ["jpeg", "webp", "gif", "tiff", "avif"] as const) {
      const bytes = await toSharp(drawPicture(32, 32)).toFormat(format).toBuffer();
      await expect(decodeImage(bytes, { maxPixels: 1023 })).rejects.toMatchObject({ code: "ERR_IMAGE_LIMIT" });
      await expect(decodeImage(bytes, { maxPixels: 1024 })).resolves.toMatchObject({ width: 32 });
    }
  });

  test("raw pixels of the wrong length: TypeError", async () => {
    const raw = { data: new Uint8Array(11), width: 2, height: 2, channels: 3 } as const;
    await expect(decodeImage(raw)).rejects.toThrow(
      new TypeError("Cannot decode raw pixels: data must hold 2×2×3 = 12 bytes, got 11"),
    );
  });

  test("an unknown option", async () => {
    await expect(decodeImage(pngHeader(1, 1), { maxPixel: 5 } as object)).rejects.toThrow(/maxPixel/);
  });
});

test("decodeImage() rejects with the signal's reason", async () => {
  const reason = new Error("enough");
  const png = await toSharp(picture).png().toBuffer();
  await expect(decodeImage(png, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const running = decodeImage(png, { signal: controller.signal });
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
});

test("decodeImage() says of null what it wanted", async () => {
  await expect(decodeImage(null as never)).rejects.toThrow(/source must be a path, .* got null$/);
});
