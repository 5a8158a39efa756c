import type { RasterImage } from "../../src/image/pixel-image.ts";
import sharp from "sharp";
import type { Sharp } from "sharp";

/** A picture without symmetry in which every pixel differs from its neighbours. */
export function drawPicture(width: number, height: number): RasterImage {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([(x * 7) % 256, (y * 11) % 256, (x * y) % 256], (y * width + x) * 3);
  }
  return { width, height, channels: 3, data };
}

/** A picture of one colour. */
export function fill(width: number, height: number, color: readonly [number, number, number]): RasterImage {
  const data = new Uint8Array(width * height * 3).map((_, index) => color[index % 3] ?? 0);
  return { width, height, channels: 3, data };
}

/** sharp over the bytes of a picture, to write test files of any kind. */
export function toSharp({ data, width, height, channels }: RasterImage): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** The first 33 bytes of a PNG: signature and header chunk, without pixels. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "latin1");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 2, 0, 0, 0], 24);
  return header;
}
