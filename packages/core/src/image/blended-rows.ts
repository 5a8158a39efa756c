import type { AxisTaps } from "./axis-taps.ts";
import type { PixelImage } from "./pixel-image.ts";

/**
 * Rows of a picture blended along x, worked out when first asked for. Keeps as many as a column of taps needs,
 * so that a row shared by two target rows is blended once.
 */
export class BlendedRows {
  readonly #image: PixelImage;
  readonly #columns: AxisTaps;
  readonly #rows: readonly Int32Array[];
  readonly #held: Int32Array;

  /** @param kept Rows to keep; a request must not need more than this many at once. */
  constructor(image: PixelImage, columns: AxisTaps, kept: number) {
    const length = (columns.indices.length / columns.count) * image.channels;
    this.#image = image;
    this.#columns = columns;
    this.#rows = Array.from({ length: kept }, () => new Int32Array(length));
    this.#held = new Int32Array(kept).fill(-1);
  }

  /** Source row `y`, blended along x; values are bytes times 2048. Valid until `kept` other rows were asked for. */
  get(y: number): Int32Array {
    // Rows asked for together are neighbours, so they never share a place.
    const place = y % this.#rows.length;
    const row = this.#rows[place] ?? new Int32Array();
    if (this.#held[place] !== y) {
      blendRow(this.#image, y, { taps: this.#columns, into: row });
      this.#held[place] = y;
    }
    return row;
  }
}

interface BlendTarget {
  readonly taps: AxisTaps;
  readonly into: Int32Array;
}

function blendRow(image: PixelImage, y: number, target: BlendTarget): void {
  const row = image.data.subarray(y * image.width * image.channels, (y + 1) * image.width * image.channels);
  if (image.channels === 3) blendRgbRow(row, target);
  else blendGrayRow(row, target);
}

function blendGrayRow(row: Uint8Array, { taps: { count, indices, weights }, into }: BlendTarget): void {
  for (let x = 0, tap = 0; x < into.length; x += 1) {
    let sum = 0;
    for (const end = tap + count; tap < end; tap += 1) sum += (row[indices[tap] ?? 0] ?? 0) * (weights[tap] ?? 0);
    into[x] = sum;
  }
}

function blendRgbRow(row: Uint8Array, { taps: { count, indices, weights }, into }: BlendTarget): void {
  for (let x = 0, tap = 0; x < into.length; x += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const end = tap + count; tap < end; tap += 1) {
      const from = (indices[tap] ?? 0) * 3;
      const weight = weights[tap] ?? 0;
      red += (row[from] ?? 0) * weight;
      green += (row[from + 1] ?? 0) * weight;
      blue += (row[from + 2] ?? 0) * weight;
    }
    into[x] = red;
    into[x + 1] = green;
    into[x + 2] = blue;
  }
}
