import type { ImageSize } from "./image-size.ts";
import { roundHalfEven } from "./round-half-even.ts";

/** How a picture is brought to a network's input size; named as in the model manifest. */
export interface FitOptions {
  /** `stretch` fills the target; `letterbox` keeps the aspect ratio, centred; `top-left` keeps it, in the corner. */
  readonly fit: "stretch" | "letterbox" | "top-left";
  /** How a side becomes whole: Python's `round` (ties to even) or `int` (cut off). */
  readonly rounding: "half-even" | "truncate";
}

/** Where the resized picture lies in the target: its size and the padding around it, in target pixels. */
export interface FittedSize extends ImageSize {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Works out the resized size and the padding, as fast-plate-ocr (`letterbox`, `half-even`) and tinyLPR
 * (`top-left`, `truncate`) do. Small pictures are enlarged. An odd rest puts its extra pixel right and below.
 *
 * @throws {RangeError} where the picture is so long and thin that no row or column would be left of it.
 */
export function fitSize(source: ImageSize, target: ImageSize, { fit, rounding }: FitOptions): FittedSize {
  if (fit === "stretch") return { width: target.width, height: target.height, left: 0, top: 0, right: 0, bottom: 0 };
  const ratio = Math.min(target.height / source.height, target.width / source.width);
  const toWhole = rounding === "half-even" ? roundHalfEven : Math.trunc;
  const width = toWhole(source.width * ratio);
  const height = toWhole(source.height * ratio);
  if (width < 1 || height < 1) {
    const wanted = `${target.width}×${target.height}`;
    throw new RangeError(
      `Cannot fit a picture of ${source.width}×${source.height} into ${wanted}: ` +
        `at least one row and column must be left of it, got ${width}×${height}`,
    );
  }
  const restX = target.width - width;
  const restY = target.height - height;
  const left = fit === "letterbox" ? Math.floor(restX / 2) : 0;
  const top = fit === "letterbox" ? Math.floor(restY / 2) : 0;
  return { width, height, left, top, right: restX - left, bottom: restY - top };
}
