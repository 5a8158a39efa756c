import { parse, join } from "node:path";
import { encodeImage, overlaySvg } from "@platekit/core/image";
import type { DecodedImage } from "@platekit/core/image";
import type { TracedReading } from "platekit";
import { platesSvg } from "../draw/plates-svg.ts";
import { openOutputFolder } from "../files/output-folder.ts";
import { uniqueNames } from "../files/unique-names.ts";
import type { PictureInput } from "../inputs/picture-input.ts";
import { isPictureName } from "../inputs/picture-extensions.ts";

/** A photo that was read. */
export interface ReadPhoto {
  readonly input: PictureInput;
  readonly photo: DecodedImage;
  readonly plates: readonly TracedReading[];
}

/** Writes the pictures that were asked for beside the readings. */
export type WritePictures = (read: ReadPhoto) => Promise<void>;

interface Folders {
  readonly draw: string | undefined;
  readonly crops: string | undefined;
}

/** Names are given once for all inputs, so that two photos of one name do not become one file. */
export async function openPhotoOutputs(inputs: readonly PictureInput[], folders: Folders): Promise<WritePictures> {
  const originals = inputs.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const writers: WritePictures[] = [];
  if (folders.draw !== undefined) {
    const folder = await openOutputFolder(folders.draw, originals);
    const names = nameAll(inputs, pictureName);
    writers.push(async ({ input, photo, plates }) => {
      const readings = plates.map(({ reading }) => reading);
      const drawn = await overlaySvg(photo, platesSvg(readings, photo));
      const bytes = await encodeImage(drawn, { format: photo.info?.format ?? "png" });
      await folder.write(names.get(input) ?? input.name, bytes);
    });
  }
  if (folders.crops !== undefined) {
    const folder = await openOutputFolder(folders.crops, originals);
    const stems = nameAll(inputs, ({ name }) => join(parse(name).dir, parse(name).name));
    writers.push(async ({ input, plates }) => {
      for (const [index, { plate }] of plates.entries()) {
        // Never the plate's text: names of files end up in logs and backups.
        await folder.write(`${stems.get(input)}-${index + 1}.png`, await encodeImage(plate.image, { format: "png" }));
      }
    });
  }
  return async (read) => {
    for (const write of writers) await write(read);
  };
}

function nameAll(
  inputs: readonly PictureInput[],
  nameOf: (input: PictureInput) => string,
): ReadonlyMap<PictureInput, string> {
  const names = uniqueNames(inputs.map(nameOf));
  return new Map(inputs.map((input, index) => [input, names[index] ?? input.name]));
}

/** Viewers go by the ending; stdin and files without one get one. */
function pictureName({ name }: PictureInput): string {
  return isPictureName(name) ? name : `${name}.png`;
}
