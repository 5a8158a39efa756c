/** The file formats PlateKit reads and writes. */
export const IMAGE_FORMATS = ["jpeg", "png", "webp", "avif", "tiff", "gif"] as const;

export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** Bytes every file of the format has at `at`, as latin-1 text. */
interface Signature {
  readonly format: ImageFormat;
  readonly parts: readonly { readonly at: number; readonly text: string }[];
}

const SIGNATURES: readonly Signature[] = [
  { format: "jpeg", parts: [{ at: 0, text: "\xFF\xD8\xFF" }] },
  { format: "png", parts: [{ at: 0, text: "\x89PNG\r\n\x1A\n" }] },
  {
    format: "webp",
    parts: [
      { at: 0, text: "RIFF" },
      { at: 8, text: "WEBP" },
    ],
  },
  { format: "gif", parts: [{ at: 0, text: "GIF87a" }] },
  { format: "gif", parts: [{ at: 0, text: "GIF89a" }] },
  { format: "tiff", parts: [{ at: 0, text: "II*\0" }] },
  { format: "tiff", parts: [{ at: 0, text: "MM\0*" }] },
  // BigTIFF.
  { format: "tiff", parts: [{ at: 0, text: "II+\0" }] },
  { format: "tiff", parts: [{ at: 0, text: "MM\0+" }] },
];

/** First bytes of an ISO media file: box length, `ftyp`, major brand, minor version, compatible brands. */
const BRANDS_START = 8;
const MINOR_VERSION_AT = 12;
const LONGEST_BRAND_LIST = 256;

/**
 * Tells a file's format from its first bytes, never from its name.
 * Anything else answers `undefined`: SVG, PDF, HEIC and the like never reach the decoder.
 */
export function sniffImageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const found = SIGNATURES.find(({ parts }) => parts.every(({ at, text }) => textAt(bytes, at, text.length) === text));
  return found?.format ?? (hasAvifBrand(bytes) ? "avif" : undefined);
}

/** AVIF says so in its list of brands; its still and its moving form are both taken (first frame). */
function hasAvifBrand(bytes: Uint8Array): boolean {
  if (textAt(bytes, 4, 4) !== "ftyp") return false;
  const boxLength = ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const end = Math.min(boxLength, bytes.length, LONGEST_BRAND_LIST);
  for (let at = BRANDS_START; at + 4 <= end; at += 4) {
    const brand = textAt(bytes, at, 4);
    if (at !== MINOR_VERSION_AT && (brand === "avif" || brand === "avis")) return true;
  }
  return false;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
