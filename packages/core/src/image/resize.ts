import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";
import { resizeArea } from "./resize-area.ts";
import { resizeCubic } from "./resize-cubic.ts";
import { resizeLanczos4 } from "./resize-lanczos4.ts";
import { resizeLinear } from "./resize-linear.ts";
import { resizeNearest } from "./resize-nearest.ts";

/** How values between pixels are found; named and computed as in OpenCV. */
export type Interpolation = "nearest" | "linear" | "cubic" | "area" | "lanczos4";

/**
 * Stretches a picture to `size`, byte for byte as OpenCV's own `cv2.resize` does on 8-bit pictures, all five ways
 * (5.0.0; see test/golden/opencv), so that networks trained behind OpenCV see the bytes they were trained on. One
 * reservation: OpenCV's wheels for x86-64 hand some `cubic` resizes to Intel's IPP, which differs by ±1 in about
 * 2–4 % of the bytes; with IPP off (`cv2.ipp.setUseIPP(False)`) they are equal, too. Only `area` looks at every source pixel when shrinking; the others may alias, as OpenCV's do.
 *
 * @returns A new picture; of the same size too, so that painting it never reaches the source.
 * @throws {RangeError} where width or height is not a whole number ≥ 1.
 */
export function resize<Image extends PixelImage>(image: Image, size: ImageSize, interpolation: Interpolation): Image {
  const { width, height } = size;
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`Cannot resize image: width and height must be whole numbers ≥ 1, got ${width}×${height}`);
  }
  const isSame = width === image.width && height === image.height;
  const data = isSame ? new Uint8Array(image.data) : resizers[interpolation](image, { width, height });
  return { ...image, width, height, data };
}

const resizers: Readonly<Record<Interpolation, (image: PixelImage, size: ImageSize) => Uint8Array>> = {
  nearest: resizeNearest,
  linear: resizeLinear,
  cubic: resizeCubic,
  area: resizeArea,
  lanczos4: resizeLanczos4,
};
