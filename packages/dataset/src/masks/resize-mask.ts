import type { Mask } from "@platekit/core";

/** A mask at another size; each pixel takes the value that its centre falls on. */
export function resizeMask(mask: Mask, { width, height }: Omit<Mask, "data">): Mask {
  if (mask.width === width && mask.height === height) return mask;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) * mask.height) / height) * mask.width;
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = mask.data[row + Math.floor(((x + 0.5) * mask.width) / width)] ?? 0;
    }
  }
  return { width, height, data };
}
