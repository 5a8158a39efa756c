import type { ImageSource } from "@platekit/core/image";
import { checkOptionsObject } from "../check-options-object.ts";
import type { MaskerOptions, MaskRunOptions } from "../options.ts";
import { createMasker } from "./create-masker.ts";
import type { MaskedPhoto } from "./create-masker.ts";

/**
 * A photo with its plates painted over, in the format it came in, upright, and without metadata:
 *
 * ```ts
 * const { regions } = await maskPlates("street.jpg", { output: "masked/street.jpg" });
 * ```
 *
 * Only the segmentation model is opened, and closed again. For many photos `createMasker` opens it once.
 * No detector finds every plate: look at what you publish.
 *
 * @throws What `createMasker` and `Masker.mask` throw.
 */
export async function maskPlates(
  source: ImageSource,
  options: MaskerOptions & MaskRunOptions = {},
): Promise<MaskedPhoto> {
  checkOptionsObject(options, "create masker");
  const { output, overwrite, ...making } = options;
  await using masker = await createMasker(making);
  return await masker.mask(source, { output, overwrite, signal: options.signal, onProgress: options.onProgress });
}
