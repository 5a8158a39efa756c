import type { Mask } from "@platekit/core";
import type { MaskPatch } from "../convert/plate-sample.ts";

/** The connected parts of a mask, pixels touching at a side or a corner, in the order of their first pixel by rows. */
export function splitMask({ width, height, data }: Mask): readonly MaskPatch[] {
  const left = Uint8Array.from(data);
  const parts: MaskPatch[] = [];
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1)) {
    parts.push(toPatch(takePart(left, start, { width, height }), width));
  }
  return parts;
}

/** Indices of all pixels connected to `start`, which are taken out of `left`. */
function takePart(left: Uint8Array, start: number, { width, height }: Omit<Mask, "data">): readonly number[] {
  const pixels = [start];
  left[start] = 0;
  for (let next = 0; next < pixels.length; next += 1) {
    const pixel = pixels[next] ?? 0;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
        const neighbour = row * width + column;
        if (left[neighbour] !== 1) continue;
        left[neighbour] = 0;
        pixels.push(neighbour);
      }
    }
  }
  return pixels;
}

function toPatch(pixels: readonly number[], width: number): MaskPatch {
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0];
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const patch = { x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1 };
  const data = new Uint8Array(patch.width * patch.height);
  for (const pixel of pixels) data[(Math.floor(pixel / width) - y0) * patch.width + (pixel % width) - x0] = 1;
  return { ...patch, data };
}
