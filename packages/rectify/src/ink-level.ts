import type { RasterImage } from "@platekit/core";

/** What is ink on a plate. */
export interface InkLevel {
  /** Dark ink on a bright ground, or the other way round. */
  readonly dark: boolean;
  /** Gray beyond which a pixel is ink. */
  readonly limit: number;
}

/** The part of a flat plate whose contrast counts: registration and ground, without rim, band and bodywork. */
const MIDDLE = { x: [0.15, 0.85], y: [0.2, 0.8] } as const;
/** Shares of the middle's pixels up to its darker and its brighter level. */
const [DARK, BRIGHT] = [0.08, 0.92];
/** Levels between dark and bright below which a plate is too pale to tell ink from ground. */
const LEAST_CONTRAST = 30;
/** How far from the ink's level towards the ground's a pixel still is ink. */
const TOWARDS_GROUND = 0.4;
const CHANNELS = 3;
/** Every so many pixels of the middle are looked at, in both directions. */
const STEP = 2;

/** The rarer of the two levels in the middle of a flat plate; `undefined` where the plate is too pale to tell. */
export function inkLevel(image: RasterImage): InkLevel | undefined {
  const histogram = middleHistogram(image);
  const low = quantile(histogram, DARK);
  const high = quantile(histogram, BRIGHT);
  if (high - low < LEAST_CONTRAST) return undefined;
  const dark = quantile(histogram, 0.5) >= (low + high) / 2;
  const reach = TOWARDS_GROUND * (high - low);
  return { dark, limit: dark ? low + reach : high - reach };
}

function middleHistogram(image: RasterImage): Uint32Array {
  const { width, height } = image;
  const histogram = new Uint32Array(256);
  for (let y = Math.floor(height * MIDDLE.y[0]); y < height * MIDDLE.y[1]; y += STEP) {
    for (let x = Math.floor(width * MIDDLE.x[0]); x < width * MIDDLE.x[1]; x += STEP) {
      const gray = grayAt(image, y * width + x);
      histogram[gray] = (histogram[gray] ?? 0) + 1;
    }
  }
  return histogram;
}

/** The level that so large a share of the pixels does not exceed. */
function quantile(histogram: Uint32Array, share: number): number {
  const wanted = share * histogram.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return Math.max(
    0,
    histogram.findIndex((count) => (sum += count) >= wanted),
  );
}

/** Luma of ITU-R BT.601 in 8 bits, rounded down. */
export function grayAt({ data }: RasterImage, pixel: number): number {
  const at = pixel * CHANNELS;
  return (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
}
