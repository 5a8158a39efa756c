/**
 * What becomes of pads, as three systems do it; `A_B__` turns into
 *
 * - `trailing` → `A_B`: pads at the end go, an inner one stays visible (fast-plate-ocr 1.1);
 * - `everywhere` → `AB`: all go, which can hide a lost character (fast-alpr);
 * - `none` → `A_B__`: all stay, one character a slot (fast-plate-ocr 0.x and 1.0).
 */
export type PadRemoval = "trailing" | "everywhere" | "none";

/** The items without their pads; the input is left alone. */
export function removePads<Item>(items: readonly Item[], isPad: (item: Item) => boolean, mode: PadRemoval): Item[] {
  if (mode === "none") return [...items];
  if (mode === "everywhere") return items.filter((item) => !isPad(item));
  mode satisfies "trailing";
  return items.slice(0, items.findLastIndex((item) => !isPad(item)) + 1);
}
