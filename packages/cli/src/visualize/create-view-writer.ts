import { encodeImage } from "@platekit/core/image";
import { renderPredictionsPage } from "@platekit/evaluate";
import type { PredictionPicture, PredictionsAbout } from "@platekit/evaluate";
import { writeFileAtomic } from "platekit";
import { contactSheet, PICTURE_ROOM } from "../draw/contact-sheet.ts";
import type { SheetTile } from "../draw/contact-sheet.ts";
import { fitPicture } from "../draw/fit-picture.ts";
import { thumbnail } from "../draw/thumbnail.ts";
import { sheetName } from "./plan-view-files.ts";
import type { ViewFiles } from "./plan-view-files.ts";
import type { ViewedPlate } from "./viewed-plate.ts";
import type { VisualizeRequest } from "./visualize-request.ts";

/** Takes plates one by one; a sheet is written as soon as it is full. */
export interface ViewWriter {
  add(plate: ViewedPlate, number: number): Promise<void>;
  /** Writes what is left. @returns The files written, in order, each with the number of plates in it. */
  end(about: Omit<PredictionsAbout, "lowConfidence">): Promise<readonly WrittenFile[]>;
}

export interface WrittenFile {
  readonly path: string;
  readonly plates: number;
}

/** How many times its own size a small plate becomes in a sheet. */
const ENLARGE = 3;

/** Keeps the tiles of one sheet, and small pictures for the page: never a photo. */
export function createViewWriter(
  { page, sheet }: ViewFiles,
  { columns, rows, lowConfidence }: Pick<VisualizeRequest, "columns" | "rows" | "lowConfidence">,
): ViewWriter {
  const predictions: PredictionPicture[] = [];
  const written: WrittenFile[] = [];
  let tiles: SheetTile[] = [];
  const flush = async (): Promise<void> => {
    if (sheet === undefined || tiles.length === 0) return;
    const path = sheetName(sheet, written.length + 1);
    await writeFileAtomic(path, await encodeImage(await contactSheet(tiles, columns), { format: "png" }));
    written.push({ path, plates: tiles.length });
    tiles = [];
  };
  return {
    async add(plate, number) {
      const { picture: show, ...facts } = plate;
      const picture = await show();
      if (page !== undefined) predictions.push({ ...facts, picture: await thumbnail(picture) });
      if (sheet === undefined) return;
      tiles.push({
        ...facts,
        number,
        lowConfidence,
        picture: fitPicture(picture, { ...PICTURE_ROOM, enlarge: ENLARGE }),
      });
      if (tiles.length === columns * rows) await flush();
    },
    async end(about) {
      await flush();
      if (page === undefined || predictions.length === 0) return written;
      await writeFileAtomic(page, Buffer.from(renderPredictionsPage(predictions, { ...about, lowConfidence })));
      return [...written, { path: page, plates: predictions.length }];
    },
  };
}
