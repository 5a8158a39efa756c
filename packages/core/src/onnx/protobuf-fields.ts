/** One field of a protobuf message: a number (wire types 0, 1, 5) or the bounds of its bytes (wire type 2). */
export interface ProtobufField {
  readonly number: number;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;
/** Ten groups of seven bits hold 64 bits; a longer varint is broken. */
const LONGEST_VARINT = 10;

/**
 * Walks the fields of the protobuf message in `bytes[start, end)` without copying them.
 * `value` is exact below 2^53 and 0 for fixed-size fields, whose contents nobody here asks for.
 *
 * @throws {RangeError} Where the bytes are no protobuf message.
 */
export function* protobufFields(bytes: Uint8Array, start = 0, end = bytes.length): Generator<ProtobufField> {
  let at = start;
  while (at < end) {
    const tag = readVarint(bytes, at, end);
    const number = Math.floor(tag.value / 8);
    const wireType = tag.value % 8;
    if (number === 0) throw new RangeError(`Cannot read protobuf: field number must be positive, got 0 at byte ${at}`);
    if (wireType === VARINT) {
      const { value, next } = readVarint(bytes, tag.next, end);
      yield { number, value, start: tag.next, end: next };
      at = next;
    } else {
      const field = fieldBounds(bytes, { wireType, at: tag.next, end });
      yield { number, value: 0, ...field };
      at = field.end;
    }
  }
}

function fieldBounds(
  bytes: Uint8Array,
  { wireType, at, end }: { wireType: number; at: number; end: number },
): { start: number; end: number } {
  const size = wireType === BYTES ? readVarint(bytes, at, end) : { value: fixedSize(wireType, at), next: at };
  const bounds = { start: size.next, end: size.next + size.value };
  if (bounds.end > end) {
    throw new RangeError(`Cannot read protobuf: field of ${size.value} bytes at byte ${at} must end before ${end}`);
  }
  return bounds;
}

function fixedSize(wireType: number, at: number): number {
  if (wireType === FIXED64) return 8;
  if (wireType === FIXED32) return 4;
  throw new RangeError(`Cannot read protobuf: wire type must be 0, 1, 2 or 5, got ${wireType} at byte ${at}`);
}

function readVarint(bytes: Uint8Array, start: number, end: number): { value: number; next: number } {
  let value = 0;
  let factor = 1;
  for (let at = start; at < Math.min(end, start + LONGEST_VARINT); at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, next: at + 1 };
    factor *= 128;
  }
  throw new RangeError(`Cannot read protobuf: varint at byte ${start} must end within ${LONGEST_VARINT} bytes`);
}
