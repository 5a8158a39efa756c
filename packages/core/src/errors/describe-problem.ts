import { z } from "zod";

/**
 * Says in one phrase what a config has wrong, the first problem first: the path of the key, what was wanted and what
 * came. An unknown key is named, with the known one it was perhaps meant to be.
 */
export function describeProblem(error: z.ZodError, schema: z.ZodType, values: unknown): string {
  const phrases = error.issues.map((issue) => describeIssue(issue, schema, values));
  const more = phrases.length - 1;
  return more > 0 ? `${phrases[0]} (and ${more} more)` : (phrases[0] ?? "unknown problem");
}

function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, values: unknown): string {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => describeUnknownKey([...path, key], schema)).join("; ");
  }
  const name = path.join(".") || "the root";
  const got = `got ${show(valueAt(values, issue.path))}`;
  if (issue.code === "custom") return `${name} ${issue.message}`;
  if (issue.code === "invalid_union") return `${name} must be ${describeUnion(issue)}, ${got}`;
  return `${name} must be ${describeWanted(issue)}, ${got}`;
}

function describeWanted(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return `of type ${issue.expected}`;
  if (issue.code === "invalid_value") return `one of ${issue.values.map(show).join(", ")}`;
  if (issue.code === "invalid_format") return `of the form ${issue.pattern ?? issue.format}`;
  if (issue.code === "too_small") return `${bound("at least", "above", issue)} ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === "too_big") return `${bound("at most", "below", issue)} ${issue.maximum}${unit(issue.origin)}`;
  return issue.message;
}

function bound(closed: string, open: string, { inclusive = true }: { readonly inclusive?: boolean }): string {
  return inclusive ? closed : open;
}

function unit(origin: string): string {
  if (origin === "string") return " letters long";
  return origin === "array" ? " entries long" : "";
}

function describeUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  if ("discriminator" in issue && "options" in issue && Array.isArray(issue.options)) {
    return `one of ${issue.options.map(show).join(", ")}`;
  }
  const wanted = issue.errors.flatMap((issues) => issues.slice(0, 1).map(describeWanted));
  return [...new Set(wanted)].join(" or ") || "one of the allowed forms";
}

function describeUnknownKey(path: readonly string[], schema: z.ZodType): string {
  const key = path.at(-1) ?? "";
  const near = nearest(key, knownKeys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
  return `unknown key ${JSON.stringify(path.join("."))}${near === undefined ? "" : ` (did you mean ${JSON.stringify(near)}?)`}`;
}

function knownKeys(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(knownKeys)];
}

function nearest(key: string, known: readonly string[]): string | undefined {
  const ranked = [...new Set(known)]
    .map((name) => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  // A third of the letters may be wrong, at least one.
  return best !== undefined && best.distance <= Math.max(1, Math.floor(key.length / 3)) ? best.name : undefined;
}

/** Letters to add, drop or exchange to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const exchange = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(exchange, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    values,
  );
}

const LONGEST_SHOWN = 40;

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
