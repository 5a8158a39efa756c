import sharp from "sharp";
import { expect, test } from "vitest";
import { makeExifCarrier } from "../../src/image/exif-carrier.ts";

/** A block with one entry: the maker, `length` bytes of it, right after the list. */
function makerBlock(length: number): Buffer {
  const block = Buffer.alloc(26 + length, "M");
  block.write("II*\0\x08\0\0\0\x01\0\x0F\x01\x02\0", "latin1");
  block.writeUInt32LE(length, 14);
  block.writeUInt32LE(26, 18);
  block.writeUInt32LE(0, 22);
  block[block.length - 1] = 0;
  return block;
}

const block = makerBlock(40);
// JPEG's own limit is 64 KiB.
const long = makerBlock(100_000);

test.each([
  { name: "without the prefix", given: block, carried: block },
  { name: "with it", given: Buffer.concat([Buffer.from("Exif\0\0"), block]), carried: block },
  { name: "longer than a JPEG segment", given: long, carried: long },
])("makeExifCarrier() carries a block $name", async ({ given, carried }) => {
  const { width, height, exif } = await sharp(await makeExifCarrier(given)).metadata();
  expect({ width, height }).toEqual({ width: 1, height: 1 });
  expect(exif && Buffer.compare(exif, carried)).toBe(0);
});
