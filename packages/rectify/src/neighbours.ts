/** Steps to the eight neighbours of a cell, clockwise on screen from the right: E, SE, S, SW, W, NW, N, NE. */
export const STEP_X = [1, 1, 0, -1, -1, -1, 0, 1] as const;
export const STEP_Y = [0, 1, 1, 1, 0, -1, -1, -1] as const;

/** The index of the step (dx, dy), both in −1..1; −1 for (0, 0). */
export function directionOf(dx: number, dy: number): number {
  for (let i = 0; i < 8; i++) if (STEP_X[i] === dx && STEP_Y[i] === dy) return i;
  return -1;
}
