import { readFile, stat } from "node:fs/promises";
import type { z } from "zod";
import { describeProblem, PlateError } from "@platekit/core/errors";

/** JavaScript holds no longer text. */
const LARGEST_FILE = 2 ** 29 - 25;

/**
 * The values of a JSON file, checked.
 *
 * @throws {PlateError} `ERR_DATASET_FORMAT`, naming the file and what is wrong in it.
 */
export async function parseJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file}: ${problem}`, { cause });
  };
  const { size } = await stat(file);
  if (size > LARGEST_FILE) fail(`must have at most ${LARGEST_FILE} bytes, got ${size}; split it`);
  const values = parse(await readFile(file), fail);
  const parsed = schema.safeParse(values);
  return parsed.success ? parsed.data : fail(describeProblem(parsed.error, schema, values));
}

function parse(bytes: Uint8Array, fail: (problem: string, cause?: unknown) => never): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    return fail(`must be JSON in UTF-8, got "${cause instanceof Error ? cause.message : String(cause)}"`, cause);
  }
}
