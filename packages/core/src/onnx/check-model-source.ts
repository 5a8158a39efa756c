import type { ModelSource } from "./find-model-files.ts";

/** Keys of the two forms that name files one by one. */
const FORMS = new Set(["config, model", "labels, model"]);
const LONGEST_SHOWN = 120;

/**
 * Refuses what is no source at all before a file is touched. A source that names both a config and labels is refused
 * too: each of them describes the model, and neither goes before the other.
 *
 * @throws {TypeError} naming the forms and what came.
 */
export function checkModelSource(source: unknown): asserts source is ModelSource {
  if (typeof source === "string" ? source !== "" : isFilesByName(source)) return;
  const wanted = "a path, { model, config } or { model, labels }, each a path that is not empty";
  throw new TypeError(`Cannot open model: its source must be ${wanted}, got ${show(source)}`);
}

function isFilesByName(source: unknown): boolean {
  if (typeof source !== "object" || source === null) return false;
  const stated = Object.entries(source).filter(([, value]) => value !== undefined);
  const keys = stated.map(([key]) => key).sort();
  return FORMS.has(keys.join(", ")) && stated.every(([, value]) => typeof value === "string" && value !== "");
}

function show(source: unknown): string {
  if (source === undefined) return "nothing";
  const text = JSON.stringify(source) ?? typeof source;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
