import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";

/** Which parts of which source indices make up each target index. */
interface AxisShares {
  /** Where the parts of each target index start, and as the last entry where all end; `target + 1` long. */
  readonly starts: Int32Array;
  /** Source index of each part. */
  readonly from: Int32Array;
  /** How much of the target's cell each part makes up, in (0, 1]. */
  readonly weight: Float32Array;
}

/** A cell's edge this near to a pixel's edge counts as on it. */
const EDGE_TOLERANCE = 1e-3;

/** Shrinks by any factor: each target pixel is the mean of its cell, source pixels weighted by the part inside. */
export function averageCells(image: PixelImage, size: ImageSize): Uint8Array {
  const columns = axisShares(image.width, size.width);
  const rows = axisShares(image.height, size.height);
  const length = size.width * image.channels;
  // Bytes of this kind round ties to even, as OpenCV does.
  const resized = new Uint8ClampedArray(length * size.height);
  const row = new Float32Array(length);
  const sums = new Float32Array(length);
  for (let y = 0; y < size.height; y += 1) {
    sums.fill(0);
    for (let share = rows.starts[y] ?? 0; share < (rows.starts[y + 1] ?? 0); share += 1) {
      averageRow(image, rows.from[share] ?? 0, { columns, into: row });
      addWeighted(sums, row, rows.weight[share] ?? 0);
    }
    resized.set(sums, y * length);
  }
  return new Uint8Array(resized.buffer);
}

/** Product and sum are each rounded to float32, as in OpenCV's code without fused multiply-add. */
function addWeighted(sums: Float32Array, row: Float32Array, weight: number): void {
  for (let x = 0; x < sums.length; x += 1) sums[x] = (sums[x] ?? 0) + Math.fround((row[x] ?? 0) * weight);
}

interface RowTarget {
  readonly columns: AxisShares;
  readonly into: Float32Array;
}

function averageRow(image: PixelImage, y: number, target: RowTarget): void {
  const row = image.data.subarray(y * image.width * image.channels, (y + 1) * image.width * image.channels);
  if (image.channels === 3) averageRgbRow(row, target);
  else averageGrayRow(row, target);
}

function averageGrayRow(row: Uint8Array, { columns: { starts, from, weight }, into }: RowTarget): void {
  for (let x = 0, share = 0; x < into.length; x += 1) {
    let sum = 0;
    for (const end = starts[x + 1] ?? 0; share < end; share += 1) {
      sum = Math.fround(sum + Math.fround((row[from[share] ?? 0] ?? 0) * (weight[share] ?? 0)));
    }
    into[x] = sum;
  }
}

function averageRgbRow(row: Uint8Array, { columns: { starts, from, weight }, into }: RowTarget): void {
  for (let x = 0, share = 0; x < starts.length - 1; x += 1) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const end = starts[x + 1] ?? 0; share < end; share += 1) {
      const at = (from[share] ?? 0) * 3;
      const part = weight[share] ?? 0;
      red = Math.fround(red + Math.fround((row[at] ?? 0) * part));
      green = Math.fround(green + Math.fround((row[at + 1] ?? 0) * part));
      blue = Math.fround(blue + Math.fround((row[at + 2] ?? 0) * part));
    }
    into[x * 3] = red;
    into[x * 3 + 1] = green;
    into[x * 3 + 2] = blue;
  }
}

function axisShares(source: number, target: number): AxisShares {
  const step = 1 / (target / source);
  const cells = Array.from({ length: target }, (_, to) => cellShares(to, step, source));
  const starts = new Int32Array(target + 1);
  for (const [to, cell] of cells.entries()) starts[to + 1] = (starts[to] ?? 0) + cell.length;
  const shares = cells.flat();
  return {
    starts,
    from: Int32Array.from(shares, ({ from }) => from),
    weight: Float32Array.from(shares, ({ weight }) => weight),
  };
}

/** The source indices under the cell `[to · step, (to + 1) · step)` and the part of the cell each makes up. */
function cellShares(to: number, step: number, source: number): readonly { from: number; weight: number }[] {
  const start = to * step;
  const end = start + step;
  const length = Math.min(step, source - start);
  const lastWhole = Math.min(Math.floor(end), source - 1);
  const firstWhole = Math.min(Math.ceil(start), lastWhole);
  const shares: { from: number; weight: number }[] = [];
  const add = (from: number, part: number) => shares.push({ from, weight: part / length });
  if (firstWhole - start > EDGE_TOLERANCE) add(firstWhole - 1, firstWhole - start);
  for (let from = firstWhole; from < lastWhole; from += 1) add(from, 1);
  if (end - lastWhole > EDGE_TOLERANCE) add(lastWhole, Math.min(end - lastWhole, 1, length));
  return shares;
}
