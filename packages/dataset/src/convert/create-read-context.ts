import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { createPathGuard } from "../files/create-path-guard.ts";
import type { ConvertOptions } from "./convert-dataset.ts";
import type { ReadContext } from "./convert-format.ts";

/** `Vehicle registration plate`, `license-plate`, `number_plate`, `licence`, `LP`, `Kennzeichen` and the like. */
const PLATE_NAME =
  /plate|licen[cs]e|kennzeichen|nummernschild|kenteken|placa|matr[ií]cula|^(?:a?lpr?|anpr|targa|plaque)$/iu;

/**
 * What a reader of a format may ask.
 *
 * @param root The data folder.
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`, `ERR_DATASET_READ`.
 */
export async function createReadContext(
  root: string,
  { allowOutside = false, classes }: Pick<ConvertOptions, "allowOutside" | "classes">,
  { drop, dropObject, fail }: Pick<ReadContext, "drop" | "dropObject" | "fail">,
): Promise<ReadContext> {
  const inside = await createPathGuard(root, { allowOutside });
  const wanted = classes === undefined ? undefined : new Set(classes.map((name) => name.toLowerCase()));
  return {
    drop,
    dropObject,
    fail,
    inside,
    nameOf: (path) => {
      const way = relative(resolve(root), path);
      const isOutside = isAbsolute(way) || way.split(sep)[0] === "..";
      return (isOutside ? basename(path) : way).split(sep).join("/");
    },
    isPlate: (name) => wanted?.has(name.toLowerCase()) ?? PLATE_NAME.test(name),
  };
}
