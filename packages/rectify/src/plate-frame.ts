import type { Point, Quad } from "@platekit/core/geometry";
import type { ResolvedRectifierOptions } from "./options.ts";

/** The flat image to draw, and where the plate lies in it. */
export interface PlateFrame {
  /** Size of the image in pixels, margin included. */
  readonly width: number;
  readonly height: number;
  /** The plate's own corners in the image. */
  readonly plate: Quad;
  /** Samples to take per pixel in each direction so that shrinking does not alias: 1 where it does not shrink. */
  readonly samplesX: number;
  readonly samplesY: number;
}

/** More samples than this cost time without a difference one could see. */
const MAX_SAMPLES = 8;

/**
 * Chooses the size of the flat image for a plate: the mean length of its opposite sides in the photo (margin added),
 * kept in [minWidth, maxWidth] by one common scale.
 *
 * The true aspect would need the camera's principal point (Zhang & He, "Whiteboard scanning", 2007), unknown in a
 * photo that may have been cropped, and is unstable for plates seen nearly from the front. Recognisers stretch the
 * plate to their input anyway; the mean of opposite sides is right from the front and keeps the resolution there is.
 */
export function plateFrame(quad: Quad, options: ResolvedRectifierOptions): PlateFrame {
  const { margin, minWidth, maxWidth, maxUpscale } = options;
  const [tl, tr, br, bl] = quad;
  const across = [distance(tl, tr), distance(bl, br)] as const;
  const down = [distance(tl, bl), distance(tr, br)] as const;
  const grown = 1 + 2 * margin;
  const native = { width: ((across[0] + across[1]) / 2) * grown, height: ((down[0] + down[1]) / 2) * grown };
  const enlarge = Math.min(maxUpscale, Math.max(1, minWidth / native.width));
  const scale = Math.min(enlarge, maxWidth / Math.max(native.width, native.height));
  const width = Math.max(1, Math.round(native.width * scale));
  const height = Math.max(1, Math.round(native.height * scale));
  return {
    width,
    height,
    plate: innerQuad(width, height, margin),
    samplesX: samples((Math.max(...across) * grown) / width),
    samplesY: samples((Math.max(...down) * grown) / height),
  };
}

/** Pixel centres sit at whole numbers, so an image reaches from −0.5 to its size − 0.5. */
function innerQuad(width: number, height: number, margin: number): Quad {
  const [left, top] = [(width * margin) / (1 + 2 * margin) - 0.5, (height * margin) / (1 + 2 * margin) - 0.5];
  const [right, bottom] = [width - 1 - left, height - 1 - top];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

function samples(sourcePixelsPerPixel: number): number {
  return Math.min(MAX_SAMPLES, Math.max(1, Math.round(sourcePixelsPerPixel)));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
