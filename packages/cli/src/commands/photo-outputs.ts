import { readdir } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { encodeImage, overlaySvg } from "@platekit/core/image";
import type { DecodedImage, ImageFormat } from "@platekit/core/image";
import { writeFileAtomic } from "platekit";
import type { TracedReading } from "platekit";
import { platesSvg } from "../draw/plates-svg.ts";
import { checkFolder } from "../files/check-folder.ts";
import { createOutputGuard } from "../files/create-output-guard.ts";
import type { OutputGuard, PlannedFile } from "../files/create-output-guard.ts";
import { uniqueNames } from "../files/unique-names.ts";
import type { PictureInput } from "../inputs/picture-input.ts";
import { formatOfName } from "../inputs/picture-extensions.ts";
import { describeError } from "../output/describe-error.ts";
import { UsageError } from "../usage-error.ts";

/** A photo that was read. */
export interface ReadPhoto {
  readonly input: PictureInput;
  readonly photo: DecodedImage;
  readonly plates: readonly TracedReading[];
}

/** Writes the pictures that were asked for beside the readings. */
export type WritePictures = (read: ReadPhoto) => Promise<void>;

/** Where pictures go. */
export interface PictureOutputs {
  readonly draw: string | undefined;
  readonly crops: string | undefined;
  /** They may replace pictures that are there; never a photo that is read. */
  readonly overwrite: boolean;
}

/**
 * Names are given once for all inputs, so that two photos of one name do not become one file.
 *
 * @throws {UsageError} before anything is written, where a folder cannot be written to or a file would be lost.
 */
export async function openPhotoOutputs(
  inputs: readonly PictureInput[],
  { draw, crops, overwrite }: PictureOutputs,
): Promise<WritePictures> {
  const guard = await createOutputGuard(inputs, { mayReplaceOwn: false });
  const work = { inputs, guard, overwrite };
  const drawn = draw === undefined ? undefined : await planDrawn(draw, work);
  const stems = crops === undefined ? undefined : await planCrops(crops, { ...work, drawn });
  const write = async (planned: PlannedFile, bytes: Uint8Array): Promise<void> => {
    // Once more: reading took a while.
    await guard(planned).catch((cause: unknown) => {
      throw new PlateError("ERR_IMAGE_WRITE", `Cannot write ${planned.path}: ${describeError(cause).message}`, {
        cause,
      });
    });
    await writeFileAtomic(planned.path, bytes);
  };
  return async ({ input, photo, plates }) => {
    const path = drawn?.get(input);
    if (path !== undefined) {
      await write({ input, path, overwrite }, await drawPlates(photo, plates, formatOfName(path) ?? "png"));
    }
    const stem = stems?.get(input);
    if (stem === undefined) return;
    for (const [index, { plate }] of plates.entries()) {
      // Never the plate's text: names of files end up in logs and backups.
      const crop = { input, path: `${stem}-${index + 1}.png`, overwrite };
      await write(crop, await encodeImage(plate.image, { format: "png" }));
    }
  };
}

async function drawPlates(
  photo: DecodedImage,
  plates: readonly TracedReading[],
  format: ImageFormat,
): Promise<Uint8Array> {
  const readings = plates.map(({ reading }) => reading);
  return encodeImage(await overlaySvg(photo, platesSvg(readings, photo)), { format });
}

interface PictureWork {
  readonly inputs: readonly PictureInput[];
  readonly guard: OutputGuard;
  readonly overwrite: boolean;
}

type Paths = ReadonlyMap<PictureInput, string>;

async function planDrawn(folder: string, { inputs, guard, overwrite }: PictureWork): Promise<Paths> {
  await checkFolder("--draw", folder);
  const paths = nameAll(inputs, ({ name }) => join(folder, pictureName(name)));
  for (const [input, path] of paths) await guard({ input, path, overwrite });
  return paths;
}

/** How many crops a photo gives is not known yet: no file may have a name that one of them could get. */
async function planCrops(
  folder: string,
  { inputs, guard, overwrite, drawn }: PictureWork & { readonly drawn: Paths | undefined },
): Promise<Paths> {
  await checkFolder("--crops", folder);
  const stems = nameAll(inputs, ({ name }) => join(folder, parse(name).dir, parse(name).name));
  const owners = new Map([...stems].map(([input, stem]) => [stem.toLowerCase(), input]));
  const ownerOf = (path: string): PictureInput | undefined =>
    owners.get((/^(?<stem>.+)-\d+\.png$/iu.exec(path)?.groups?.["stem"] ?? "").toLowerCase());
  for (const path of drawn?.values() ?? []) {
    const input = ownerOf(path);
    if (input === undefined) continue;
    throw new UsageError(`${path} could be a drawn photo and a crop of ${input.source}; give two folders`);
  }
  for (const place of new Set([...stems.values()].map((stem) => dirname(stem)))) {
    for (const name of await readdir(place).catch((): string[] => [])) {
      const path = join(place, name);
      const input = ownerOf(path);
      if (input !== undefined) await guard({ input, path, overwrite });
    }
  }
  return stems;
}

function nameAll(inputs: readonly PictureInput[], nameOf: (input: PictureInput) => string): Paths {
  const names = uniqueNames(inputs.map(nameOf));
  return new Map(inputs.map((input, index) => [input, names[index] ?? nameOf(input)]));
}

/** Viewers go by the ending, and so does the format of a drawn photo; stdin and files without one get one. */
function pictureName(name: string): string {
  return formatOfName(name) === undefined ? `${name}.png` : name;
}
