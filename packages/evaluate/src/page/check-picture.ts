import type { PagePicture } from "./error-picture.ts";

const EMBEDDED = /^data:image\/(?:webp|jpeg|png);base64,[A-Za-z0-9+/]+={0,2}$/u;
const SHOWN = 40;

/**
 * Makes sure that a picture lies in the page itself.
 *
 * @throws {TypeError} for any other address.
 */
export function checkPicture(picture: PagePicture): PagePicture {
  if (EMBEDDED.test(picture.url)) return picture;
  throw new TypeError(
    `Cannot put picture into page: url must be data:image/(webp|jpeg|png);base64,…, got ${picture.url.slice(0, SHOWN)}`,
  );
}
