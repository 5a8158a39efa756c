import type { PlateReading, RunOptions } from "@platekit/core";
import type { ImageSource } from "@platekit/core/image";
import { checkOptionsObject } from "./check-options-object.ts";
import { createReader } from "./create-reader.ts";
import type { ReaderOptions } from "./options.ts";

/**
 * Reads the plates of one photo:
 *
 * ```ts
 * const plates = await readPlates("photo.jpg");
 * console.log(plates[0]?.text, plates[0]?.confidence, plates[0]?.polygon);
 * ```
 *
 * Opens the models and closes them again. For many photos `createReader` opens them once.
 *
 * @returns Plates, most certain place first; `[]` where there is none.
 * @throws What `createReader` and `Reader.read` throw.
 */
export async function readPlates(
  source: ImageSource,
  options: ReaderOptions & RunOptions = {},
): Promise<readonly PlateReading[]> {
  checkOptionsObject(options, "create reader");
  await using reader = await createReader(options);
  return await reader.read(source, { signal: options.signal, onProgress: options.onProgress });
}
