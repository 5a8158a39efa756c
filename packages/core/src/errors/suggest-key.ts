import { z } from "zod";
import { editDistance } from "./edit-distance.ts";

/** Fewer letters than this stand inside too many words to mean one of them. */
const SHORTEST_PART = 3;

interface KnownKey {
  readonly name: string;
  /** Keys of the objects it stands in, from the root. */
  readonly parents: readonly string[];
}

/**
 * The known key that an unknown one was perhaps meant to be: its name where both stand in the same object, its whole
 * path otherwise. Keys of the same object are asked first; there, a part of a word is enough (`pad` for `padRemoval`).
 */
export function suggestKey(path: readonly string[], schema: z.ZodType): string | undefined {
  const key = path.at(-1) ?? "";
  const here = path.slice(0, -1).join(".");
  const known = knownKeys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), []);
  const beside = known.filter(({ parents }) => parents.join(".") === here);
  // The key is right in another form of the object, and no other is meant.
  if (beside.some(({ name }) => name === key)) return undefined;
  const near = nearest(key, beside) ?? beside.find(({ name }) => isPart(key, name));
  if (near !== undefined) return near.name;
  const far = nearest(key, known);
  return far && [...far.parents, far.name].join(".");
}

/** The keys of a JSON schema, with those of the objects inside; all forms of a union stand at the same place. */
function knownKeys(schema: unknown, parents: readonly string[]): KnownKey[] {
  if (typeof schema !== "object" || schema === null) return [];
  const properties = "properties" in schema ? Object.entries(schema.properties ?? {}) : [];
  const own = properties.flatMap(([name, value]) => [{ name, parents }, ...knownKeys(value, [...parents, name])]);
  return [...own, ...formsOf(schema).flatMap((form) => knownKeys(form, parents))];
}

function formsOf(schema: object): unknown[] {
  const forms: unknown = "oneOf" in schema ? schema.oneOf : "anyOf" in schema ? schema.anyOf : [];
  return Array.isArray(forms) ? forms : [];
}

function nearest(key: string, known: readonly KnownKey[]): KnownKey | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  // A third of the letters may be wrong, at least one.
  return best !== undefined && best.distance <= Math.max(1, Math.floor(key.length / 3)) ? best.candidate : undefined;
}

function isPart(key: string, name: string): boolean {
  return key.length >= SHORTEST_PART && name.toLowerCase().includes(key.toLowerCase());
}
