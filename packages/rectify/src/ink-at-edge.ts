import type { RasterImage } from "@platekit/core";
import { inkLevel } from "./ink-level.ts";
import { inkMask } from "./ink-mask.ts";
import type { InkMask } from "./ink-mask.ts";

/** How far in from the border is looked, as a share of the width: no character of a plate is wider. */
const STRIP = 0.2;
/** A character is at least this high, as a share of the flat plate: small print and dirt are lower. */
const LEAST_HEIGHT = 0.25;
/** What comes nearer to the top or the bottom than this, as a share of the height, is the plate's rim or the car. */
const CLEARANCE = 0.02;
/** How much of the border itself must be inked, as a share of the height: a corner of a letter does not count. */
const LEAST_CONTACT = 0.04;
/** How many pixels must be inked, as a share of the picture. */
const LEAST_AREA = 0.004;

/**
 * Whether something like a character reaches over the left or the right border of a flat plate: a stroke in the plate's
 * own ink that touches the border, stands clear of top and bottom, and ends before a fifth of the width.
 *
 * A first or last character that is cut off is dropped by readers without a doubt, so their probabilities do not tell.
 * The plate's rim and the bodywork beside it touch the border, too, but run on to the top or the bottom.
 */
export function inkAtEdge(image: RasterImage): boolean {
  const columns = Math.ceil(image.width * STRIP);
  const level = inkLevel(image);
  if (level === undefined) return false;
  return (["left", "right"] as const).some((side) => touches(inkMask(image, level, { side, columns })));
}

/** `mask` has its border in column 0. */
function touches(mask: InkMask): boolean {
  const seen = new Uint8Array(mask.data.length);
  for (let y = 0; y < mask.height; y++) {
    const start = y * mask.width;
    if (mask.data[start] === 1 && seen[start] === 0 && isCharacter(follow(mask, start, seen), mask)) return true;
  }
  return false;
}

/** A connected piece of ink. */
interface Piece {
  top: number;
  bottom: number;
  /** Its column farthest from the border. */
  reach: number;
  /** Pixels in all, and on the border. */
  area: number;
  contact: number;
}

function isCharacter({ top, bottom, reach, area, contact }: Piece, { width, height, sourceWidth }: InkMask): boolean {
  if (top < CLEARANCE * height || bottom >= (1 - CLEARANCE) * height || reach >= width - 1) return false;
  if (bottom - top + 1 < LEAST_HEIGHT * height || contact < LEAST_CONTACT * height) return false;
  return area >= LEAST_AREA * sourceWidth * height;
}

/** The piece that holds a pixel, four neighbours a pixel; its pixels are marked as seen. */
function follow({ data, width, height }: InkMask, start: number, seen: Uint8Array): Piece {
  const row = Math.floor(start / width);
  const piece: Piece = { top: row, bottom: row, reach: 0, area: 0, contact: 0 };
  const open = [start];
  seen[start] = 1;
  const visit = (at: number) => {
    if (data[at] !== 1 || seen[at] !== 0) return;
    seen[at] = 1;
    open.push(at);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    piece.top = Math.min(piece.top, y);
    piece.bottom = Math.max(piece.bottom, y);
    piece.reach = Math.max(piece.reach, x);
    piece.area += 1;
    if (x === 0) piece.contact += 1;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (y > 0) visit(at - width);
    if (y < height - 1) visit(at + width);
  }
  return piece;
}
