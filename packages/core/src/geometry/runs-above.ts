interface CellValues {
  readonly width: number;
  readonly height: number;
  /** Row-major. */
  readonly data: Float32Array | Uint8Array;
}

/** Runs of cells above `threshold` (strictly): `[y, first x, last x]` per run, flat, sorted by row and then by x. */
export function runsAbove({ width, height, data }: CellValues, threshold: number): Int32Array {
  const runs: number[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const end = row + width;
    let cell = row;
    while (cell < end) {
      if ((data[cell] ?? 0) > threshold) {
        const first = cell;
        while (cell < end && (data[cell] ?? 0) > threshold) cell++;
        runs.push(y, first - row, cell - 1 - row);
      } else cell++;
    }
  }
  return Int32Array.from(runs);
}
