import { resize } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";

/** Room for a picture, in pixels. */
export interface PictureRoom {
  readonly width: number;
  readonly height: number;
  /** How many times its own size a small picture may become; 1 keeps it as it is. */
  readonly enlarge: number;
}

/** A picture as large as the room allows, in its own proportions. */
export function fitPicture(picture: RasterImage, { width, height, enlarge }: PictureRoom): RasterImage {
  const scale = Math.min(enlarge, width / picture.width, height / picture.height);
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  if (size.width === picture.width && size.height === picture.height) return picture;
  return resize(picture, size, scale < 1 ? "area" : "linear");
}
