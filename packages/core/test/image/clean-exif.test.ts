import { expect, test } from "vitest";
import { cleanExif } from "../../src/image/clean-exif.ts";

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The value, or where it lies. */
  readonly value: number;
}

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** An EXIF block of 400 bytes: lists at their places, then other bytes at theirs. */
function exifBlock(
  lists: readonly { readonly at: number; readonly entries: readonly Entry[]; readonly next?: number }[],
  texts: Readonly<Record<number, string>>,
): Uint8Array {
  const bytes = Buffer.alloc(400);
  bytes.write("II*\0\x08\0\0\0", "latin1");
  for (const { at, entries, next = 0 } of lists) {
    bytes.writeUInt16LE(entries.length, at);
    for (const [index, { tag, type, count, value }] of entries.entries()) {
      const place = at + 2 + index * 12;
      bytes.writeUInt16LE(tag, place);
      bytes.writeUInt16LE(type, place + 2);
      bytes.writeUInt32LE(count, place + 4);
      bytes.writeUInt32LE(value, place + 8);
    }
    bytes.writeUInt32LE(next, at + 2 + entries.length * 12);
  }
  for (const [at, text] of Object.entries(texts)) bytes.write(text, Number(at), "latin1");
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), bytes]);
}

const block = exifBlock(
  [
    {
      at: 8,
      entries: [
        { tag: 0x010f, type: ASCII, count: 12, value: 120 },
        { tag: 0x0112, type: SHORT, count: 1, value: 6 },
        { tag: 0x8769, type: LONG, count: 1, value: 60 },
      ],
      next: 200,
    },
    {
      at: 60,
      entries: [
        { tag: 0x927c, type: UNDEFINED, count: 20, value: 140 },
        { tag: 0x9003, type: ASCII, count: 20, value: 170 },
      ],
    },
    {
      at: 200,
      entries: [
        { tag: 0x0201, type: LONG, count: 1, value: 300 },
        { tag: 0x0202, type: LONG, count: 1, value: 50 },
      ],
    },
  ],
  { 120: "Camera Maker", 140: "maker note: PREVIEW", 170: "2026:01:02 03:04:05", 300: "THUMBNAIL".repeat(5) },
);

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("latin1");

test("cleanExif() keeps what the camera says and drops thumbnail and maker note, every byte of them", () => {
  const cleaned = cleanExif(block);
  expect(text(block)).toContain("THUMBNAIL");
  expect(text(cleaned)).toContain("Camera Maker");
  expect(text(cleaned)).toContain("2026:01:02 03:04:05");
  expect(text(cleaned)).not.toContain("THUMB");
  expect(text(cleaned)).not.toContain("PREVIEW");
});

test("cleanExif() says upright and leads to no second list", () => {
  const cleaned = Buffer.from(cleanExif(block)!).subarray(6);
  // The second entry of the first list, and what follows the third.
  expect(cleaned.readUInt16LE(8 + 2 + 12)).toBe(0x0112);
  expect(cleaned.readUInt16LE(8 + 2 + 12 + 8)).toBe(1);
  expect(cleaned.readUInt32LE(8 + 2 + 36)).toBe(0);
  // The maker note's entry is gone and the date's has moved up.
  expect(cleaned.readUInt16LE(60)).toBe(1);
  expect(cleaned.readUInt16LE(62)).toBe(0x9003);
});

test("cleanExif() drops values longer than any text", () => {
  const long = exifBlock([{ at: 8, entries: [{ tag: 0x9286, type: UNDEFINED, count: 1025, value: 40 }] }], {
    40: "PICTURE",
  });
  expect(text(cleanExif(long))).not.toContain("PICTURE");
});

test("cleanExif() does not change its input", () => {
  const before = text(block);
  cleanExif(block);
  expect(text(block)).toBe(before);
});

test.each([
  { name: "nothing", bytes: new Uint8Array() },
  { name: "text", bytes: Buffer.from("Exif\0\0no block at all") },
  { name: "a list outside the block", bytes: Buffer.from("II*\0\xFF\0\0\0", "latin1") },
  {
    name: "a value outside the block",
    bytes: exifBlock([{ at: 8, entries: [{ tag: 0x010f, type: ASCII, count: 12, value: 9999 }] }], {}),
  },
])("cleanExif() answers undefined on $name", ({ bytes }) => {
  expect(cleanExif(bytes)).toBeUndefined();
});

test("cleanExif() ends on lists that lead to each other", () => {
  const loop = exifBlock([{ at: 8, entries: [{ tag: 0x8769, type: LONG, count: 1, value: 8 }] }], {});
  expect(cleanExif(loop)).toBeDefined();
});
