import type { Mask } from "@platekit/core";

/**
 * COCO's run lengths: how many pixels are 0, then 1, then 0 and so on, **column by column**. The text form packs each
 * number into characters of six bits from `0` on, five of them data, the lowest first; from the third run on numbers
 * are told as the difference to the run two before.
 *
 * @throws {RangeError} where the runs do not fill `width × height` exactly, or the text is none.
 * @see https://github.com/cocodataset/cocoapi (format of `counts`)
 */
export function decodeRle(counts: readonly number[] | string, { width, height }: Omit<Mask, "data">): Mask {
  const runs = typeof counts === "string" ? unpackRuns(counts) : counts;
  const total = runs.reduce((sum, run) => sum + run, 0);
  if (total !== width * height || runs.some((run) => !Number.isInteger(run) || run < 0)) {
    throw new RangeError(`Cannot decode RLE: runs must add up to ${width}×${height} = ${width * height}, got ${total}`);
  }
  const data = new Uint8Array(width * height);
  let at = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1) {
      for (let pixel = at; pixel < at + run; pixel += 1) {
        data[(pixel % height) * width + Math.floor(pixel / height)] = 1;
      }
    }
    at += run;
  }
  return { width, height, data };
}

/** The runs of a mask, column by column, starting with those of 0. */
export function encodeRle({ width, height, data }: Mask): readonly number[] {
  const runs: number[] = [];
  let [value, run] = [0, 0];
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      if (data[y * width + x] === value) run += 1;
      else {
        runs.push(run);
        [value, run] = [1 - value, 1];
      }
    }
  }
  return [...runs, run];
}

const FIRST_CODE = 48;
const DATA_BITS = 5;
const DATA_MASK = 0x1f;
const MORE = 0x20;
const SIGN = 0x10;
/** Six groups hold 30 bits; no picture has longer runs. */
const MOST_GROUPS = 6;

function unpackRuns(text: string): readonly number[] {
  const runs: number[] = [];
  for (let at = 0; at < text.length;) {
    let [number, groups, code] = [0, 0, 0];
    do {
      code = text.charCodeAt(at) - FIRST_CODE;
      if (!(code >= 0 && code < 2 * MORE) || groups >= MOST_GROUPS) {
        throw new RangeError(
          `Cannot decode RLE: must be COCO's packed text, got ${JSON.stringify(text.slice(0, at + 1))}`,
        );
      }
      number |= (code & DATA_MASK) << (DATA_BITS * groups);
      groups += 1;
      at += 1;
    } while ((code & MORE) !== 0);
    if ((code & SIGN) !== 0) number |= -1 << (DATA_BITS * groups);
    runs.push(runs.length > 2 ? number + (runs.at(-2) ?? 0) : number);
  }
  return runs;
}
