/** Where a bin of plate heights begins, in pixels. */
const STARTS = [0, 16, 24, 32, 48, 64, 96, 128] as const;

/** Plates of `low` ≤ height < `high` pixels; `null`: no upper end. */
export interface HeightBin {
  readonly low: number;
  readonly high: number | null;
}

export const HEIGHT_BINS: readonly HeightBin[] = STARTS.map((low, index) => ({ low, high: STARTS[index + 1] ?? null }));

/** Which of `HEIGHT_BINS` holds a height of at least 0. */
export function heightBin(height: number): number {
  return HEIGHT_BINS.findLastIndex(({ low }) => height >= low);
}
