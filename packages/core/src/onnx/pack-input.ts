import { fitSize } from "../image/fit-size.ts";
import type { ImageSize } from "../image/image-size.ts";
import type { PixelImage, RasterImage } from "../image/pixel-image.ts";
import { resizeLinearFloat } from "../image/resize-linear-float.ts";
import type { FloatImage } from "../image/resize-linear-float.ts";
import { resize } from "../image/resize.ts";
import { toGray } from "../image/to-gray.ts";
import type { MapPlacement } from "../probability-map.ts";
import type { InputSpec } from "./manifest.ts";
import type { InputTensor } from "./tensor.ts";
import { writeInput } from "./write-input.ts";

/** Pictures as a network takes them. */
export interface PackedInput {
  /** All pictures in one batch, in the order given. */
  readonly tensor: InputTensor;
  /**
   * Where the network's input pixels lie in each picture (`map` is the input grid); padding lies outside the picture.
   * A mask of `1/n` the input's size has `n` times the scale: see `MapPlacement`.
   */
  readonly placements: readonly MapPlacement[];
}

/**
 * Makes the network's input of pictures, exactly as the model was trained to get it: colour, resize, pad, normalise,
 * layout.
 *
 * @param size Columns and rows to feed where the model takes any `multipleOf`; the spec's own otherwise.
 * @throws {RangeError} When there is no picture, the model does not take `size`, or a picture is so long and thin that
 *   nothing would be left of it.
 */
export function packInput(
  images: readonly RasterImage[],
  spec: InputSpec,
  size: ImageSize = { width: spec.width, height: spec.height },
): PackedInput {
  if (images.length === 0) throw new RangeError("Cannot pack input: there must be at least one picture, got none");
  checkSize(size, spec);
  const channels = spec.color === "gray" ? 1 : 3;
  const { width, height } = size;
  const each = width * height * channels;
  const count = images.length;
  const data = spec.dtype === "uint8" ? new Uint8Array(count * each) : new Float32Array(count * each);
  const placements = images.map((image, index) =>
    packOne(image, { spec, size, into: data.subarray(index * each, (index + 1) * each) }),
  );
  const dims = spec.layout === "nhwc" ? [count, height, width, channels] : [count, channels, height, width];
  return { tensor: { data, dims }, placements };
}

/** The part of the batch that is one picture's. */
interface Packing {
  readonly spec: InputSpec;
  readonly size: ImageSize;
  readonly into: Float32Array | Uint8Array;
}

function packOne(image: RasterImage, { spec, size, into }: Packing): MapPlacement {
  const { width, height, left, top } = fitSize(image, size, spec);
  const fitted = fitImage(spec.color === "gray" ? toGray(image) : image, { width, height }, spec);
  writeInput(fitted, spec, { ...size, left, top, into });
  const scaleX = image.width / width;
  const scaleY = image.height / height;
  return { scaleX, scaleY, offsetX: (0.5 - left) * scaleX - 0.5, offsetY: (0.5 - top) * scaleY - 0.5 };
}

function fitImage(image: PixelImage, size: ImageSize, spec: InputSpec): PixelImage | FloatImage {
  if (image.width === size.width && image.height === size.height) return image;
  return spec.resizeIn === "float32" ? resizeLinearFloat(image, size) : resize(image, size, spec.interpolation);
}

function checkSize({ width, height }: ImageSize, spec: InputSpec): void {
  if (width === spec.width && height === spec.height) return;
  const { multipleOf } = spec;
  const divides = (side: number) => side > 0 && multipleOf !== undefined && side % multipleOf === 0;
  if (divides(width) && divides(height)) return;
  const wanted =
    multipleOf === undefined ? `${spec.width}×${spec.height}` : `of sides that are multiples of ${multipleOf}`;
  throw new RangeError(`Cannot pack input: size must be ${wanted}, got ${width}×${height}`);
}
