import type { AxisPosition } from "./axis-taps.ts";
import type { ImageSize } from "./image-size.ts";
import type { PixelImage } from "./pixel-image.ts";
import { averageBlocks } from "./average-blocks.ts";
import { averageCells } from "./average-cells.ts";
import { blendBilinear, linearTaps } from "./resize-linear.ts";

/** Averages the source pixels each target pixel covers; where an axis grows, OpenCV blends linearly instead. */
export function resizeArea(image: PixelImage, size: ImageSize): Uint8Array {
  const stepX = 1 / (size.width / image.width);
  const stepY = 1 / (size.height / image.height);
  if (stepX < 1 || stepY < 1) return enlarge(image, size);
  return isWhole(stepX) && isWhole(stepY)
    ? averageBlocks(image, { width: Math.round(stepX), height: Math.round(stepY) })
    : averageCells(image, size);
}

function isWhole(step: number): boolean {
  return Math.abs(step - Math.round(step)) < Number.EPSILON;
}

function enlarge(image: PixelImage, size: ImageSize): Uint8Array {
  return blendBilinear(
    image,
    linearTaps(image.width, size.width, areaPosition(image.width, size.width)),
    linearTaps(image.height, size.height, areaPosition(image.height, size.height)),
  );
}

/** A target pixel that lies in one source pixel takes it whole; one across a border blends by the part across. */
function areaPosition(source: number, target: number): (to: number) => AxisPosition {
  const inverseStep = target / source;
  const step = 1 / inverseStep;
  return (to) => {
    const index = Math.floor(to * step);
    const across = Math.fround(to + 1 - (index + 1) * inverseStep);
    const fraction = across <= 0 ? 0 : Math.fround(across - Math.floor(across));
    return index >= source - 1 ? { index: source - 1, fraction: 0 } : { index, fraction };
  };
}
