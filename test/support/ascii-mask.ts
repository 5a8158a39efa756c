import type { Mask, ProbabilityMap } from "@platekit/core";

/**
 * A mask drawn in a test: `#` is inside, `.` outside, one line a row, all lines of one length; spaces around a line
 * and empty lines do not count.
 */
export function asciiMask(drawing: string): Mask {
  const { width, height, cells } = readCells(drawing, ".#");
  return { width, height, data: Uint8Array.from(cells, (cell) => (cell === "#" ? 1 : 0)) };
}

/** A probability map drawn in a test: `.` is 0, a digit that many tenths, `#` is 1. */
export function asciiMap(drawing: string): ProbabilityMap {
  const { width, height, cells } = readCells(drawing, ".#0123456789");
  return { width, height, data: Float32Array.from(cells, probabilityOf) };
}

function probabilityOf(cell: string): number {
  if (cell === ".") return 0;
  return cell === "#" ? 1 : Number(cell) / 10;
}

function readCells(drawing: string, alphabet: string): { width: number; height: number; cells: string[] } {
  const rows = drawing
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const width = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== width) throw new RangeError(`Cannot draw a mask: lines must be ${width} long, got "${row}"`);
    for (const cell of row) {
      if (!alphabet.includes(cell)) {
        throw new RangeError(`Cannot draw a mask: cells must be ${alphabet}, got "${cell}"`);
      }
    }
  }
  return { width, height: rows.length, cells: rows.join("").split("") };
}
