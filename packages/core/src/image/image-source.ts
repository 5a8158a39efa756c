/** Bytes of a picture that is already decoded, row-major, channels interleaved, 0..255. */
export interface RawPixels {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** Gray, gray with alpha, RGB, RGB with alpha. */
  readonly channels: 1 | 2 | 3 | 4;
}

/** A path, a `file:` URL (object or text), the bytes of an image file, or decoded pixels. */
export type ImageSource = string | URL | Uint8Array | RawPixels;

/** True for decoded pixels, by their shape alone: their numbers are not checked here. */
export function isRawPixels(source: ImageSource): source is RawPixels {
  return typeof source === "object" && source !== null && "data" in source && "channels" in source;
}
