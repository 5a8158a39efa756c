import { fitSize, resize } from "@platekit/core/image";
import type { ImageSize, Interpolation, PixelImage } from "@platekit/core/image";

/** A picture fitted centred onto gray 114, in the plainest way: what the networks' packing must be equal to. */
export function letterbox(image: PixelImage, target: ImageSize, interpolation: Interpolation): Uint8Array {
  const place = fitSize(image, target, { fit: "letterbox", rounding: "half-even" });
  const resized = resize(image, place, interpolation);
  const { channels } = image;
  const canvas = new Uint8Array(target.width * target.height * channels).fill(114);
  for (let y = 0; y < place.height; y += 1) {
    const row = resized.data.subarray(y * place.width * channels, (y + 1) * place.width * channels);
    canvas.set(row, ((y + place.top) * target.width + place.left) * channels);
  }
  return canvas;
}
