import type { Mask } from "@platekit/core";
import type { Point } from "@platekit/core/geometry";
import { STEP_X, STEP_Y } from "./neighbours.ts";

/** The outermost cells of a connected component, each next to the one before, clockwise on screen, closed. */
export type Contour = readonly Point[];

const RIGHT = 0;
const LEFT = 4;

const SEEN = 2;
/** Seen, and the cell on its right is known to be outside: no hole can start there. */
const SEEN_RIGHT = -2;

/**
 * The outer border of every 8-connected component, in the order a row by row scan meets their first cells; holes give
 * no contour. A part one cell thin is walked there and back, so its cells come twice; a lone cell is one point.
 * A component inside another one's hole counts like any other (OpenCV: the top level of `RETR_CCOMP`).
 *
 * Border following of Suzuki & Abe (1985), mirrored so that borders run clockwise.
 */
export function findContours(mask: Mask): Contour[] {
  const stride = mask.width + 2;
  const state = padded(mask);
  const walker = new BorderWalker(state, stride);
  const contours: Contour[] = [];
  for (let at = stride + 1; at < state.length - stride - 1; at++) {
    const value = state[at] ?? 0;
    if (value === 1 && state[at - 1] === 0) contours.push(toPoints(walker.walk(at, LEFT), stride));
    else if (value > 0 && state[at + 1] === 0) walker.walk(at, RIGHT);
  }
  return contours;
}

function toPoints(cells: readonly number[], stride: number): Contour {
  return cells.map((at) => ({ x: (at % stride) - 1, y: Math.floor(at / stride) - 1 }));
}

/** The mask with a frame of empty cells, so that no neighbour has to be checked for existence. */
function padded({ width, height, data }: Mask): Int8Array {
  const state = new Int8Array((width + 2) * (height + 2));
  for (let y = 0; y < height; y++) {
    const row = (y + 1) * (width + 2) + 1;
    for (let x = 0; x < width; x++) state[row + x] = data[y * width + x] === 0 ? 0 : 1;
  }
  return state;
}

/** Walks borders over a framed mask and marks the cells it has been to. */
class BorderWalker {
  readonly #state: Int8Array;
  readonly #offsets: readonly number[];

  constructor(state: Int8Array, stride: number) {
    this.#state = state;
    this.#offsets = STEP_X.map((dx, i) => (STEP_Y[i] ?? 0) * stride + dx);
  }

  /** Once around from `start`; `outside` is the direction of the empty cell that makes it a start. */
  walk(start: number, outside: number): number[] {
    const cells = [start];
    const first = this.#next(start, outside);
    if (first < 0) return cells;
    let at = start + this.#offset(first);
    for (let arrived = first; ;) {
      const next = this.#next(at, (arrived + 4) & 7);
      // Only the same step from the same cell closes the border: a thin place is passed twice.
      if (at === start && next === first) return cells;
      cells.push(at);
      at += this.#offset(next);
      arrived = next;
    }
  }

  /** Direction of the first occupied neighbour clockwise after direction `from`; −1 for a lone cell. */
  #next(at: number, from: number): number {
    let mark = this.#state[at] === SEEN_RIGHT ? SEEN_RIGHT : SEEN;
    let found = -1;
    for (let turn = 1; turn <= 8; turn++) {
      const direction = (from + turn) & 7;
      if (this.#state[at + this.#offset(direction)] !== 0) {
        found = direction;
        break;
      }
      if (direction === 0) mark = SEEN_RIGHT;
    }
    this.#state[at] = mark;
    return found;
  }

  #offset(direction: number): number {
    return this.#offsets[direction] ?? 0;
  }
}
