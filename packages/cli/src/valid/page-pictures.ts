import type { ErrorPicture, PagePicture } from "@platekit/evaluate";
import type { RasterImage } from "platekit";
import { cropAround } from "../draw/crop-around.ts";
import { thumbnail } from "../draw/thumbnail.ts";
import type { RankedError } from "./find-errors.ts";
import type { OpenedPicture } from "./open-picture.ts";
import { trimPicture } from "./trim-picture.ts";

/** An error, and where its picture lies. */
export interface PicturedError extends RankedError {
  readonly path: string;
}

/** What the pictures of errors are made with. */
export interface PictureWork {
  readonly open: (path: string) => Promise<Pick<OpenedPicture, "picture">>;
  /** Share of a crop's sides that the reader did not see. */
  readonly trim: number;
}

/** Errors with their pictures, made of the files now: none is kept while the data set is measured. */
export async function pagePictures(
  errors: readonly PicturedError[],
  work: PictureWork,
): Promise<readonly ErrorPicture[]> {
  const pictured: ErrorPicture[] = [];
  for (const ranked of errors) {
    const picture = await tryPicture(ranked, work);
    pictured.push(picture === undefined ? ranked.error : { ...ranked.error, picture });
  }
  return pictured;
}

/** None where the file cannot be opened any more; what could not be opened before stands in the page without one. */
async function tryPicture(ranked: PicturedError, { open, trim }: PictureWork): Promise<PagePicture | undefined> {
  if (ranked.error.task === "failed") return undefined;
  try {
    const { picture } = await open(ranked.path);
    return await thumbnail(view(picture, ranked, trim));
  } catch {
    return undefined;
  }
}

function view(picture: RasterImage, { error, box }: RankedError, trim: number): RasterImage {
  if (error.task === "ocr") return trimPicture(picture, trim);
  return box === undefined ? picture : cropAround(picture, box);
}
