import { join, parse, relative, sep } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { listFiles } from "../files/list-files.ts";
import { statIfThere } from "../files/stat-path.ts";

/** A photo and the picture that says which of its pixels are plate. */
export interface MaskPair {
  /** Place of the photo below `images/`, with `/` between folders. */
  readonly name: string;
  readonly image: string;
  readonly mask: string;
}

/** A file that has no partner, or more than one. */
export interface MaskProblem {
  readonly kind: "no-mask" | "no-image" | "two-masks" | "two-images";
  readonly path: string;
  readonly message: string;
}

export interface MaskPairs {
  /** In the order of their names. */
  readonly pairs: readonly MaskPair[];
  readonly problems: readonly MaskProblem[];
}

/** Photos as folders hold them; masks are always PNG, which loses nothing. */
const PHOTO = /\.(?:jpe?g|jpe|jfif|png|webp|avif|tiff?|gif)$/iu;
const MASK = /\.png$/iu;

/**
 * Pairs `images/NAME.jpg` with `masks/NAME.png` or `masks/NAME.jpg.png`, in subfolders too. Files that do not pair are
 * listed, not thrown; names that start with a dot are passed over.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND` where the folder has no `images` and `masks`.
 */
export async function readMaskPairs(folder: string): Promise<MaskPairs> {
  const images = await listPart(folder, "images", PHOTO);
  const masks = new Set(await listPart(folder, "masks", MASK));
  const pairs: MaskPair[] = [];
  const problems: MaskProblem[] = [];
  const used = new Map<string, string>();
  for (const name of images) {
    const found = maskNames(name).filter((mask) => masks.has(mask));
    const [mask] = found;
    const image = join(folder, "images", name);
    if (mask === undefined) {
      problems.push(problem("no-mask", image, `no masks/${maskNames(name).join(" or masks/")}`));
      continue;
    }
    const other = used.get(mask);
    for (const taken of found) used.set(taken, name);
    if (found.length > 1) problems.push(problem("two-masks", image, `both masks/${found.join(" and masks/")}`));
    else if (other === undefined) pairs.push({ name: toSlashes(name), image, mask: join(folder, "masks", mask) });
    else problems.push(problem("two-images", image, `shares masks/${mask} with images/${other}`));
  }
  for (const mask of masks) {
    if (!used.has(mask)) problems.push(problem("no-image", join(folder, "masks", mask), "no image of this name"));
  }
  return { pairs, problems };
}

/** A mask may be called after the photo's stem or its whole name. */
function maskNames(name: string): readonly string[] {
  const { dir, name: stem } = parse(name);
  return [join(dir, `${stem}.png`), `${name}.png`];
}

/** Names below a part of the folder, sorted by code units. */
async function listPart(folder: string, part: "images" | "masks", fits: RegExp): Promise<readonly string[]> {
  const root = join(folder, part);
  const stats = await statIfThere(root);
  if (stats?.isDirectory() !== true) {
    throw new PlateError(
      "ERR_DATASET_NOT_FOUND",
      `Cannot read ${folder}: must hold the folders images and masks, got no ${part}; convertDataset makes such folders of other formats`,
    );
  }
  return (await listFiles(root, fits)).map((path) => relative(root, path));
}

function problem(kind: MaskProblem["kind"], path: string, message: string): MaskProblem {
  return { kind, path, message };
}

function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
