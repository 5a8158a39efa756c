import type { z } from "zod";
import { describeProblem, PlateError } from "@platekit/core/errors";
import { readTextFile } from "../../files/read-text-file.ts";

/** JavaScript holds no longer text. */
const LARGEST_FILE = 2 ** 29 - 25;

/**
 * The values of a JSON file, checked.
 *
 * @throws {PlateError} as `readTextFile`; `ERR_DATASET_FORMAT`, naming the file and what is wrong in it.
 */
export async function parseJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const fail = (problem: string, cause?: unknown): never => {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file}: ${problem}`, { cause });
  };
  const values = parse(await readTextFile(file, LARGEST_FILE), fail);
  const parsed = schema.safeParse(values);
  return parsed.success ? parsed.data : fail(describeProblem(parsed.error, schema, values));
}

function parse(text: string, fail: (problem: string, cause?: unknown) => never): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return fail(`must be JSON, got "${cause instanceof Error ? cause.message : String(cause)}"`, cause);
  }
}
