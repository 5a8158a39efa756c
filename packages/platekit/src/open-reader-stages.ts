import type { RunOptions } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { openStages } from "./open-stages.ts";
import type { OpenStages } from "./open-stages.ts";
import { ReaderOptionsSchema, splitRunOptions } from "./options.ts";
import type { ReaderOptions } from "./options.ts";

/**
 * Opens the stations of a reader, to be called one by one: for measuring them, or for a row of one's own
 * (`createPlateReader` of `@platekit/core`). What a reader does after them (`minEvidence`, `minConfidence`, `minLength`,
 * `readAgain`) and before (decoding) has no station, so those options change nothing here.
 *
 * @throws What `createReader` throws.
 */
export async function openReaderStages(options: ReaderOptions & RunOptions = {}): Promise<OpenStages> {
  const [run, rest] = splitRunOptions(options, "open reader stages");
  return openStages(parseOptions(ReaderOptionsSchema, rest, "open reader stages"), run);
}
