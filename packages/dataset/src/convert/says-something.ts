/** What tools write where there is nothing to say: CVAT's `false`, VOC's `0` and `Unspecified`. */
const NOTHING = /^(?:0(?:\.0+)?|false|unspecified)?$/iu;

/** Whether a value of a label file is more than an empty place: going on without it loses something. */
export function saysSomething(value: unknown): boolean {
  if (typeof value === "string") return !NOTHING.test(value.trim());
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
