import { fileURLToPath } from "node:url";
import type { RunOptions } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { z } from "zod";
import { checkOptionsObject } from "./check-options-object.ts";

/** A scheme as in `https:`; two letters at least, so that `C:\photo.jpg` stays a path. */
const SCHEME = /^[a-z][a-z\d+.-]+:/iu;

/** What one call of `read` or `trace` takes; see `RunOptions`. */
export const RunOptionsSchema = z.strictObject({
  signal: z.instanceof(AbortSignal).optional(),
  onProgress: z
    .custom<NonNullable<RunOptions["onProgress"]>>((value) => typeof value === "function", "must be a function")
    .optional(),
});

/** What one call of `mask` takes. */
export const MaskRunOptionsSchema = z.strictObject({
  ...RunOptionsSchema.shape,
  /** A path or a `file:` URL, as text or as an object. */
  output: z
    .custom<string | URL>(isFile, "must be a path or a file: URL")
    .transform((output) => (isFileUrl(output) ? fileURLToPath(output) : String(output)))
    .optional(),
  overwrite: z.boolean().optional(),
});

export type ResolvedMaskRunOptions = z.output<typeof MaskRunOptionsSchema>;

/**
 * The options of one call, checked: a mistyped name is an error and not ignored.
 *
 * @throws {TypeError} where one is unknown or of the wrong kind.
 */
export function parseRunOptions<TSchema extends z.ZodType>(
  schema: TSchema,
  options: unknown,
  attempt: string,
): z.output<TSchema> {
  checkOptionsObject(options, attempt);
  return parseOptions(schema, options, attempt);
}

function isFile(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && (!SCHEME.test(value) || isFileUrl(value));
  return value instanceof URL && isFileUrl(value);
}

function isFileUrl(value: string | URL): boolean {
  return String(value).toLowerCase().startsWith("file:");
}
