import { UsageError } from "../usage-error.ts";

/**
 * An empty argument is mostly a variable of a script that was never set.
 *
 * @throws {UsageError} where one is empty.
 */
export function checkNoneEmpty(sources: readonly string[]): void {
  const at = sources.indexOf("");
  if (at >= 0) throw new UsageError(`Input ${at + 1} must be a file, a folder or a pattern, got an empty text`);
}
