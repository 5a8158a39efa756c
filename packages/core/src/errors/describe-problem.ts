import type { z } from "zod";
import { orderIssues } from "./order-issues.ts";
import { suggestKey } from "./suggest-key.ts";

/** How a schema's own messages begin. */
const OWN_WORDS = "must be ";
/** How the phrase about a key that no schema knows begins. */
export const UNKNOWN_KEY = "unknown key";

/**
 * Says in one phrase what a config has wrong: the path of the key, what was wanted and what came. An unknown key is
 * named, with the known one it was perhaps meant to be.
 */
export function describeProblem(error: z.ZodError, schema: z.ZodType, values: unknown): string {
  const phrases = orderIssues(error).map((issue) => describeIssue(issue, schema, values));
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
  if (issue.code === "invalid_value") return oneOf(issue.values);
  if (issue.code === "invalid_format") return describeForm(issue);
  if (issue.code === "too_small") return `${bound("at least", "above", issue)} ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === "too_big") return `${bound("at most", "below", issue)} ${issue.maximum}${unit(issue.origin)}`;
  return issue.message;
}

/** A schema's own words where it has some ("must be a colour"), its pattern otherwise. */
function describeForm({ message, pattern, format }: z.core.$ZodIssueInvalidStringFormat): string {
  return message.startsWith(OWN_WORDS) ? message.slice(OWN_WORDS.length) : `of the form ${pattern ?? format}`;
}

function oneOf(values: readonly unknown[]): string {
  return `${values.length > 1 ? "one of " : ""}${values.map(show).join(", ")}`;
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
    return oneOf(issue.options);
  }
  const wanted = issue.errors.flatMap((issues) => issues.slice(0, 1).map(describeWanted));
  return [...new Set(wanted)].join(" or ") || "one of the allowed forms";
}

function describeUnknownKey(path: readonly string[], schema: z.ZodType): string {
  const near = suggestKey(path, schema);
  return `${UNKNOWN_KEY} ${JSON.stringify(path.join("."))}${near === undefined ? "" : ` (did you mean ${JSON.stringify(near)}?)`}`;
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
