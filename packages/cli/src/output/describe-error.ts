import { PlateError } from "@platekit/core/errors";

/** What went wrong with one input, for people and for programs. */
export interface ErrorRecord {
  /** A code of `PlateError`, or `ERR_UNEXPECTED`. */
  readonly code: string;
  readonly message: string;
}

/** An error as it stands in the output. */
export function describeError(error: unknown): ErrorRecord {
  const message = error instanceof Error ? error.message : String(error);
  return { code: PlateError.isInstance(error) ? error.code : "ERR_UNEXPECTED", message: inOurWords(message) };
}

/** Options of the library that a message may name, as they are called here. */
const OPTIONS: Readonly<Record<string, string>> = {
  maxPixels: "--max-pixels",
  maxBytes: "--max-bytes",
  overwrite: "--overwrite",
  allowOutside: "--allow-outside",
  classes: "--class NAME",
};

/** Functions of the library that a message may name. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  convertDataset: "lpr dataset convert --from coco|voc|tinylpr|…",
};

function inOurWords(message: string): string {
  return message
    .replaceAll(/\boption (\w+)/gu, (phrase, name: string) => OPTIONS[name] ?? phrase)
    .replaceAll(/\bconvertDataset\b/gu, (name) => FUNCTIONS[name] ?? name);
}
