import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";
import { roundHalfEven } from "./round-half-even.ts";

/** Shrinks by whole factors: each target pixel is the mean of a block of source pixels. */
export function averageBlocks(image: PixelImage, block: ImageSize): Uint8Array {
  const { channels, data } = image;
  const width = Math.floor(image.width / block.width);
  const height = Math.floor(image.height / block.height);
  const resized = new Uint8Array(width * height * channels);
  const mean = block.width === 2 && block.height === 2 ? meanOfFour : meanOf(block.width * block.height);
  const offsets = blockOffsets(image, block);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * channels; x += 1) {
      const column = Math.floor(x / channels) * block.width * channels + (x % channels);
      const from = y * block.height * image.width * channels + column;
      let sum = 0;
      for (const offset of offsets) sum += data[from + offset] ?? 0;
      resized[y * width * channels + x] = mean(sum);
    }
  }
  return resized;
}

/** How far each byte of a channel in a block lies from the block's first. */
function blockOffsets({ width, channels }: PixelImage, block: ImageSize): Int32Array {
  return Int32Array.from({ length: block.width * block.height }, (_, index) => {
    const row = Math.floor(index / block.width);
    return (row * width + (index % block.width)) * channels;
  });
}

/** OpenCV has its own code for 2 × 2: ties go up there, and to even elsewhere. */
function meanOfFour(sum: number): number {
  return (sum + 2) >> 2;
}

function meanOf(count: number): (sum: number) => number {
  const scale = Math.fround(1 / count);
  return (sum) => roundHalfEven(Math.fround(sum * scale));
}
