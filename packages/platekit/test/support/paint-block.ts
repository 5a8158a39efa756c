import type { RasterImage } from "@platekit/core";

/** A rectangle of one colour: columns `x` to `x + width`, rows `y` to `y + height`, ends excluded. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: readonly [red: number, green: number, blue: number];
}

/** A copy of the photo with blocks painted on it. */
export function paintBlocks(photo: RasterImage, blocks: readonly Block[]): RasterImage {
  const data = Uint8Array.from(photo.data);
  for (const { x, y, width, height, color } of blocks) {
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) data.set(color, (row * photo.width + column) * 3);
    }
  }
  return { ...photo, data };
}

/** Pixels of a block that do not have this colour. */
export function pixelsNot(color: string, image: RasterImage, { x, y, width, height }: Omit<Block, "color">): string[] {
  return Array.from({ length: width * height }, (_, index) => [x + (index % width), y + Math.floor(index / width)])
    .filter(([column, row]) => {
      const at = (row! * image.width + column!) * 3;
      return image.data.subarray(at, at + 3).join() !== color;
    })
    .map(([column, row]) => `(${column}, ${row})`);
}
