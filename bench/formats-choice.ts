import type { FormatsChoice } from "platekit";

/** `none`, `soft` or country codes with commas between, as the benches take them. */
export function toFormatsChoice(text: string): FormatsChoice {
  return text === "none" || text === "soft" ? text : text.split(",");
}
