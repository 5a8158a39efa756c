import { encodeImage } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import type { PagePicture } from "@platekit/evaluate";
import { fitPicture } from "./fit-picture.ts";

/** Enough to judge a character by: a photo of a plate, 280 pixels wide, takes 4 to 8 kB. */
const QUALITY = 60;

/** 200 of them stay below 2 MB. */
const ROOM = { width: 280, height: 160, enlarge: 1 } as const;

/** A picture small enough for a page of hundreds, as a data URL (WebP); a smaller one stays as large as it is. */
export async function thumbnail(picture: RasterImage): Promise<PagePicture> {
  const small = fitPicture(picture, ROOM);
  const bytes = await encodeImage(small, { format: "webp", quality: QUALITY });
  const url = `data:image/webp;base64,${Buffer.from(bytes).toString("base64")}`;
  return { url, width: small.width, height: small.height };
}
