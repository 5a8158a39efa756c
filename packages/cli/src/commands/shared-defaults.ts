import type { ResolvedDecodeOptions } from "@platekit/core/image";
import type { OptionDefaults } from "./command-spec.ts";

/** Defaults of `LIMIT_OPTIONS`. */
export function limitDefaults({
  maxPixels,
  maxBytes,
}: Pick<ResolvedDecodeOptions, "maxPixels" | "maxBytes">): OptionDefaults {
  return { "max-pixels": maxPixels, "max-bytes": maxBytes };
}
