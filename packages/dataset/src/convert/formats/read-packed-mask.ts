import { inflateSync } from "node:zlib";
import type { Mask } from "@platekit/core";

const MAGIC = "\u0093NUMPY";
/** Where the length of the header stands, and the header itself, in version 1 of the format. */
const LENGTH_AT = 8;
const HEADER_AT = 10;
/** A mask of 50 million pixels, and its header. */
const LARGEST = 50_000_000 + (1 << 16);

/**
 * A mask as FiftyOne keeps it: a NumPy array of booleans or bytes, saved as version 1 and packed with zlib.
 *
 * @throws {RangeError} where the bytes are something else, or would unpack to more than a photo may have.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function readPackedMask(packed: Uint8Array): Mask {
  const bytes = inflateSync(packed, { maxOutputLength: LARGEST });
  const refuse = (got: string): never => {
    throw new RangeError(`Cannot read mask: must be a NumPy array of two dimensions, bool or uint8, got ${got}`);
  };
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC || bytes[MAGIC.length] !== 1) refuse("other bytes");
  const end = HEADER_AT + bytes.readUInt16LE(LENGTH_AT);
  const header = bytes.toString("latin1", HEADER_AT, end);
  const [, rows, columns] = /'shape': \((\d+), (\d+)\)/u.exec(header) ?? [];
  const [height, width] = [Number(rows), Number(columns)];
  const cells = bytes.subarray(end);
  if (!/'descr': '\|[bu]1'/u.test(header) || !/'fortran_order': False/u.test(header)) refuse(header.trim());
  if (!(height > 0 && width > 0) || cells.length !== height * width) {
    refuse(`${cells.length} bytes for ${header.trim()}`);
  }
  return { width, height, data: Uint8Array.from(cells, (cell) => (cell === 0 ? 0 : 1)) };
}
