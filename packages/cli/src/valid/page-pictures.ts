import { PlateError } from "@platekit/core/errors";
import type { ErrorPicture, PagePicture } from "@platekit/evaluate";
import type { RasterImage } from "platekit";
import { cropAround } from "../draw/crop-around.ts";
import { thumbnail } from "../draw/thumbnail.ts";
import type { EntryError } from "./collect-results.ts";
import type { ValidEntry } from "./valid-entry.ts";

/** What the pictures of errors are made with. */
export interface PictureWork<Entry extends ValidEntry> {
  readonly view: (entry: Entry) => Promise<RasterImage>;
  readonly signal: AbortSignal;
}

/**
 * Errors with their pictures, made of the files now: none is kept while the data set is measured.
 *
 * @throws the signal's reason where it stops the work: a page is made whole or not at all.
 */
export async function pagePictures<Entry extends ValidEntry>(
  errors: readonly EntryError<Entry>[],
  work: PictureWork<Entry>,
): Promise<readonly ErrorPicture[]> {
  const pictured: ErrorPicture[] = [];
  for (const found of errors) {
    const picture = await tryPicture(found, work);
    pictured.push(picture === undefined ? found.error : { ...found.error, picture });
  }
  return pictured;
}

/** None where the file cannot be opened any more; what could not be opened before stands in the page without one. */
async function tryPicture<Entry extends ValidEntry>(
  { error, entry, box }: EntryError<Entry>,
  { view, signal }: PictureWork<Entry>,
): Promise<PagePicture | undefined> {
  signal.throwIfAborted();
  if (error.task === "failed") return undefined;
  try {
    const picture = await view(entry);
    return await thumbnail(box === undefined ? picture : cropAround(picture, box));
  } catch (failure) {
    signal.throwIfAborted();
    if (PlateError.isInstance(failure)) return undefined;
    throw failure;
  }
}
