/** What some files put before the EXIF block proper, which is laid out like a TIFF file. */
const PREFIX = "Exif\0\0";
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;

const ORIENTATION = 0x0112;
const UPRIGHT = 1;
/** Entries that point at further lists: photo settings, position, interoperability. */
const LIST_POINTERS: ReadonlySet<number> = new Set([0x8769, 0x8825, 0xa005]);
/** Entries that hold pictures, or blocks nobody documents: strips, tiles, sub-pictures, thumbnails, maker note. */
const PICTURE_TAGS: ReadonlySet<number> = new Set([
  0x0111, 0x0117, 0x0144, 0x0145, 0x014a, 0x0201, 0x0202, 0x02bc, 0x501b, 0x8649, 0x8773, 0x927c, 0xc4a5, 0xea1c,
]);
/** No text or number of a camera is longer, in bytes; what is longer may be a picture. */
const LONGEST_VALUE = 1024;
const LONGEST_INLINE = 4;
const ENTRY_LENGTH = 12;
/** Bytes of one value of each EXIF type, by the type's number. */
const TYPE_LENGTHS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** The first list, and the three it can lead to. */
const MOST_LISTS = 4;

/**
 * A copy of an EXIF block without its pictures and with an upright orientation. Only what is known to be kept is
 * copied, everything else is zero: a thumbnail shows the photo as it was before anything was painted over.
 *
 * @returns `undefined` where the block cannot be understood, since what cannot be read cannot be cleaned.
 */
export function cleanExif(exif: Uint8Array): Uint8Array | undefined {
  const prefix = String.fromCharCode(...exif.subarray(0, PREFIX.length)) === PREFIX ? PREFIX.length : 0;
  const source = viewOf(exif.subarray(prefix));
  const cleaned = new Uint8Array(exif.length);
  cleaned.set(exif.subarray(0, prefix + 8));
  try {
    const order = source.getUint16(0);
    if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) return undefined;
    const little = order === LITTLE_ENDIAN;
    copyLists({ source, target: viewOf(cleaned.subarray(prefix)), little }, source.getUint32(4, little));
    return cleaned;
  } catch (error) {
    // A position outside the block.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Copying {
  readonly source: DataView;
  readonly target: DataView;
  readonly little: boolean;
}

function copyLists(copying: Copying, first: number): void {
  const pending = [first];
  for (let list = 0; list < pending.length && list < MOST_LISTS; list += 1) {
    pending.push(...copyList(copying, pending[list] ?? 0));
  }
}

/** Copies one list of entries to the same place, closed up; answers where the lists it points at start. */
function copyList({ source, target, little }: Copying, at: number): readonly number[] {
  const count = source.getUint16(at, little);
  const pointers: number[] = [];
  let kept = 0;
  for (let entry = at + 2; entry < at + 2 + count * ENTRY_LENGTH; entry += ENTRY_LENGTH) {
    const tag = source.getUint16(entry, little);
    const length = valueLength(source, entry, little);
    if (PICTURE_TAGS.has(tag) || length > LONGEST_VALUE) continue;
    const to = at + 2 + kept * ENTRY_LENGTH;
    copyBytes({ source, target }, { from: entry, to, length: ENTRY_LENGTH });
    if (tag === ORIENTATION) target.setUint16(to + 8, UPRIGHT, little);
    const value = source.getUint32(entry + 8, little);
    if (LIST_POINTERS.has(tag)) pointers.push(value);
    else if (length > LONGEST_INLINE) copyBytes({ source, target }, { from: value, to: value, length });
    kept += 1;
  }
  // What follows stays zero: no next list, which would be the thumbnail's.
  target.setUint16(at, kept, little);
  return pointers;
}

/** Bytes of an entry's value; more than any limit for a type that does not exist. */
function valueLength(source: DataView, entry: number, little: boolean): number {
  const length = TYPE_LENGTHS[source.getUint16(entry + 2, little)];
  return length === undefined ? Number.POSITIVE_INFINITY : length * source.getUint32(entry + 4, little);
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

function copyBytes({ source, target }: Omit<Copying, "little">, { from, to, length }: Span): void {
  for (let index = 0; index < length; index += 1) target.setUint8(to + index, source.getUint8(from + index));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
