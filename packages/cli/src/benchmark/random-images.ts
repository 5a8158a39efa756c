import type { RasterImage } from "@platekit/core";

/** Any number will do; the same one every time gives the same pictures every time. */
const SEED = 20;

/** Pictures of random bytes, the same ones on every call: what fast-plate-ocr feeds a network to measure it. */
export function randomImages(count: number, { width, height }: { width: number; height: number }): RasterImage[] {
  let state = SEED;
  // Marsaglia's xorshift with 32 bits; its upper byte is the most random.
  const nextByte = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 24;
  };
  return Array.from({ length: count }, () => {
    const data = new Uint8Array(width * height * 3);
    for (let index = 0; index < data.length; index += 1) data[index] = nextByte();
    return { width, height, channels: 3, data };
  });
}
