import { crc32 } from "node:zlib";
import sharp from "sharp";

/** What some files put before the EXIF block proper; PNG does without. */
const EXIF_PREFIX = "Exif\0\0";
/** Length of a PNG's signature and header chunk: other chunks may start here. */
const AFTER_HEADER = 33;

/** A PNG of one black pixel that carries this EXIF block, of any length. */
export async function makeExifCarrier(exif: Uint8Array): Promise<Uint8Array> {
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#000000" } })
    .png()
    .toBuffer();
  const block = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  const isPrefixed = block.subarray(0, EXIF_PREFIX.length).toString("latin1") === EXIF_PREFIX;
  const chunk = pngChunk("eXIf", isPrefixed ? block.subarray(EXIF_PREFIX.length) : block);
  return Buffer.concat([pixel.subarray(0, AFTER_HEADER), chunk, pixel.subarray(AFTER_HEADER)]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
