/** Bytes of a picture, 0..255, row-major, channels interleaved; `data.length = width × height × channels`. */
interface Pixels<Channels extends number> {
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly data: Uint8Array;
}

/** An sRGB picture, three bytes a pixel in the order red, green, blue. */
export type RasterImage = Pixels<3>;

/** A gray picture, one byte a pixel. */
export type GrayImage = Pixels<1>;

export type PixelImage = RasterImage | GrayImage;
