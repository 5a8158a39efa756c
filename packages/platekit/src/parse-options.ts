import { describeConfigProblem } from "@platekit/core/onnx";
import type { z } from "zod";

/**
 * Options as the schema fills them in.
 *
 * @param attempt What fails with them, e.g. `create reader`.
 * @throws {TypeError} in one sentence: which option, what was wanted, what came.
 */
export function parseOptions<TSchema extends z.ZodType>(
  schema: TSchema,
  options: unknown,
  attempt: string,
): z.output<TSchema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new TypeError(`Cannot ${attempt}: option ${describeConfigProblem(parsed.error, schema, options)}`);
}
