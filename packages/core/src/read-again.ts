import type { FoundPlate, ReadPlate } from "./found-plate.ts";
import type { RasterImage } from "./image/pixel-image.ts";
import { joinTexts } from "./join-texts.ts";
import { isMatterOfOnePlate } from "./matter-of-one-plate.ts";
import type { RunOptions } from "./progress.ts";
import type { PlateText, Rectifier, Recognizer } from "./stages.ts";

/** What plates in doubt are read with once more. */
export interface ReadAgainWork {
  readonly image: RasterImage;
  readonly rectifier: Pick<Rectifier, "flatten">;
  readonly recognizer: Pick<Recognizer, "recognize">;
  /** A text less probable than this is in doubt, in [0, 1]. */
  readonly below: number;
  /** Margins to look with, one look each. */
  readonly margins: readonly number[];
  /** Those for plates with ink at the edge, which are in doubt however probable the text is. */
  readonly wideMargins: readonly number[];
  readonly run: RunOptions;
}

/**
 * Reads plates in doubt again at other margins, all of a photo in one batch, and joins what the looks say.
 *
 * Where the border of a plate was placed a little wrong, the text changes with the margin; where it is right, it stays.
 * A character that the border cuts off is dropped without a doubt: there only the wider looks tell. A plate whose first
 * reading is sure and whose border is free costs nothing. Where the recogniser cannot take one of the new looks, the
 * first readings stand.
 *
 * @returns The plates in the order given.
 */
export async function readAgain(read: readonly ReadPlate[], work: ReadAgainWork): Promise<readonly ReadPlate[]> {
  work.run.signal?.throwIfAborted();
  const views = new Map<FoundPlate, readonly RasterImage[]>();
  for (const [found, text] of read) {
    const { quad, inkAtEdge } = found.plate;
    if (!inkAtEdge && text.probability >= work.below) continue;
    const margins = inkAtEdge ? work.wideMargins : work.margins;
    views.set(
      found,
      margins.map((margin) => work.rectifier.flatten(work.image, quad, margin)),
    );
  }
  if (views.size === 0) return read;
  const looks = await lookAgain(views, work);
  return read.map(([found, text]) => {
    const further = looks.get(found);
    return [found, further === undefined ? text : joinTexts([text, ...further])];
  });
}

/** The new looks of each plate; none at all where the recogniser cannot take one of them. */
async function lookAgain(
  views: ReadonlyMap<FoundPlate, readonly RasterImage[]>,
  { recognizer, run }: ReadAgainWork,
): Promise<ReadonlyMap<FoundPlate, readonly PlateText[]>> {
  const images = Array.from(views.values()).flat();
  try {
    const texts = await recognizer.recognize(images, run);
    if (texts.length !== images.length) {
      throw new TypeError(`Cannot pair looks with texts: wanted ${images.length} texts, got ${texts.length}`);
    }
    let next = 0;
    return new Map(Array.from(views, ([found, own]) => [found, texts.slice(next, (next += own.length))]));
  } catch (error) {
    if (!isMatterOfOnePlate(error, run)) throw error;
    return new Map();
  }
}
