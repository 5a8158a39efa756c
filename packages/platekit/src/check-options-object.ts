/**
 * Makes sure that options are an object, before anything is taken out of them.
 *
 * @param attempt What fails without them, e.g. `create reader`.
 * @throws {TypeError} for anything else, such as the id of a model alone.
 */
export function checkOptionsObject(options: unknown, attempt: string): void {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return;
  const got = typeof options === "function" ? "a function" : (JSON.stringify(options) ?? String(options));
  throw new TypeError(`Cannot ${attempt}: options must be an object, got ${got}`);
}
