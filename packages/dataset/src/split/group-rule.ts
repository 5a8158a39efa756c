import { normalizePlateText } from "@platekit/core";
import type { NamedRecord } from "../table/read-named-records.ts";

/** What rows must share to stay together. */
export type GroupRule =
  /** The same plate, whatever its spaces, hyphens and case. */
  | { readonly by: "plate" }
  /** The same text in a column, such as a camera or a drive. */
  | { readonly by: "column"; readonly column: string }
  /** The same part of the picture's path: the pattern's first group, or all it matches. */
  | { readonly by: "name"; readonly pattern: RegExp };

/** The group a row belongs to by a rule; `undefined` where the rule says nothing of it, such as of a row without text. */
export function groupOf(rule: GroupRule, record: NamedRecord): string | undefined {
  const key = keyOf(rule, record);
  return key === undefined || key === "" ? undefined : key;
}

function keyOf(rule: GroupRule, record: NamedRecord): string | undefined {
  if (rule.by === "column") return record.field(rule.column);
  if (rule.by === "plate") return normalizePlateText(record.field("plate_text"));
  const match = rule.pattern.exec(record.field("image_path"));
  return match?.[1] ?? match?.[0];
}
