import type { z } from "zod";
import { describeProblem, UNKNOWN_KEY } from "./describe-problem.ts";
import { orderIssues } from "./order-issues.ts";

/**
 * Options as the schema fills them in.
 *
 * @param attempt What fails with them, e.g. `create reader`.
 * @throws {RangeError} where the value named is outside its range, in one sentence: which option, what was wanted, what came.
 * @throws {TypeError} likewise, where an option is unknown or of the wrong kind.
 */
export function parseOptions<TSchema extends z.ZodType>(
  schema: TSchema,
  options: unknown,
  attempt: string,
): z.output<TSchema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const sentence = `Cannot ${attempt}: ${inWordsOfOptions(describeProblem(parsed.error, schema, options))}`;
  throw isOutOfRange(orderIssues(parsed.error)[0]) ? new RangeError(sentence) : new TypeError(sentence);
}

/** What is a key in a config file is an option here. */
function inWordsOfOptions(problem: string): string {
  return problem.startsWith(UNKNOWN_KEY) ? problem.replaceAll(UNKNOWN_KEY, "unknown option") : `option ${problem}`;
}

/** A number that is too small or too large; too short a list is of the wrong kind. */
function isOutOfRange(issue: z.core.$ZodIssue | undefined): boolean {
  const isBound = issue?.code === "too_small" || issue?.code === "too_big";
  return isBound && (issue.origin === "number" || issue.origin === "int");
}
