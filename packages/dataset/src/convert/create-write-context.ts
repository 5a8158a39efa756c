import { constants } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { createNamer } from "../files/create-namer.ts";
import type { NewPicture, WriteContext } from "./convert-format.ts";

/** What a writer of a format may ask. */
export function createWriteContext(
  { folder, target, crops }: Pick<WriteContext, "folder" | "target" | "crops">,
  { drop, make }: Pick<WriteContext, "drop" | "make">,
): WriteContext {
  const free = createNamer();
  const placeImage = async (name: string, below: string): Promise<NewPicture> => {
    const own = free(safeName(name));
    const path = join(folder, below, own);
    await mkdir(dirname(path), { recursive: true });
    return { name: own, path };
  };
  return {
    folder,
    target,
    crops,
    drop,
    make,
    placeImage,
    copyImage: async ({ image, name }, below) => {
      const own = await placeImage(name, below);
      // Shares the blocks where the file system can.
      await copyFile(image, own.path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      return own.name;
    },
  };
}

/** Names come from labels: below the output folder they stay, whatever they say. */
function safeName(name: string): string {
  const way = posix.normalize(name.replaceAll("\\", "/"));
  return posix.isAbsolute(way) || way.split("/")[0] === ".." ? posix.basename(way) : way;
}
