import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * The problems of a parsed value, most telling first: unknown keys before all others, since a misspelt key is missing,
 * too, under its right name, and that says nothing to whoever sees it in the file.
 */
export function orderIssues({ issues }: z.ZodError): Issue[] {
  const all = issues.flatMap(insideUnion);
  return [...all.filter(isUnknownKey), ...all.filter((issue) => !isUnknownKey(issue))];
}

function isUnknownKey({ code }: Issue): boolean {
  return code === "unrecognized_keys";
}

/** The problems inside the one form of a union that a value is of: an object where the other forms are words. */
function insideUnion(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const entered = issue.errors.filter((issues) =>
    issues.every((inner) => isUnknownKey(inner) || inner.path.length > 0),
  );
  const [only] = entered;
  if (only === undefined || entered.length > 1) return [issue];
  return only.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}
