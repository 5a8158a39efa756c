import sharp from "sharp";
import { PlateError } from "../errors/plate-error.ts";
import type { RasterImage } from "./pixel-image.ts";
import { plainBytes } from "./plain-bytes.ts";

/**
 * Draws an SVG over a picture: polygons and text of an annotated photo. One SVG unit is one pixel, and SVG puts the
 * centre of the first pixel at (0.5, 0.5), so coordinates of PlateKit need 0.5 added.
 *
 * @param svg A whole `<svg>` element, as large as the picture or smaller. Text in it must be escaped by the caller.
 * @throws {PlateError} `ERR_IMAGE_DECODE` where it is no SVG or larger than the picture.
 */
export async function overlaySvg(image: RasterImage, svg: string): Promise<RasterImage> {
  const { width, height, channels } = image;
  try {
    const data = await sharp(image.data, { raw: { width, height, channels }, limitInputPixels: false })
      .composite([{ input: Buffer.from(svg), left: 0, top: 0 }])
      .removeAlpha()
      .raw()
      .toBuffer();
    return { width, height, channels, data: plainBytes(data) };
  } catch (cause) {
    throw new PlateError(
      "ERR_IMAGE_DECODE",
      `Cannot draw over image: svg must be an SVG of at most ${width}×${height}`,
      {
        cause,
      },
    );
  }
}
