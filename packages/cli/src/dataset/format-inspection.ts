import type { MaskInspection, NumberSummary, TableInspection, ValueCount } from "@platekit/dataset";
import { printable } from "../output/printable.ts";

const COLUMNS = ["count", "mean", "std", "min", "5%", "50%", "95%", "max"] as const;
const COLUMN_WIDTH = 9;
const NAME_WIDTH = 14;
/** Different values that are shown of a kind that may have many. */
const MOST_SHOWN = 12;

/** What `lpr dataset inspect` prints of a table. */
export function formatTableInspection(inspection: TableInspection, topChars: number): string {
  const { rows, texts, emptyTexts, duplicates, failed, characters, boxHeight, boxWidth } = inspection;
  const { unusedCharacters, impossibleTexts } = inspection;
  return lines([
    `${rows} rows, ${texts} different texts, ${emptyTexts} empty, ${duplicates} duplicates, ${failed.length} pictures failed`,
    "",
    ...formatNumbers({
      "text length": inspection.length,
      height: inspection.height,
      width: inspection.width,
      aspect: inspection.aspect,
      ...(boxHeight === undefined ? {} : { "box height": boxHeight }),
      ...(boxWidth === undefined ? {} : { "box width": boxWidth }),
    }),
    "",
    ...formatValues("extensions", inspection.extensions, MOST_SHOWN),
    ...formatValues("regions", inspection.regions, MOST_SHOWN),
    ...formatValues("characters", characters, topChars),
    ...(unusedCharacters === undefined ? [] : [name("never used") + (unusedCharacters.join(" ") || "none")]),
    ...(impossibleTexts === undefined ? [] : [`${name("impossible")}${impossibleTexts} texts the model cannot say`]),
  ]);
}

/** What `lpr dataset inspect` prints of a folder of masks. */
export function formatMaskInspection({ pairs, empty, problems, failed, ...rest }: MaskInspection): string {
  return lines([
    `${pairs} pairs, ${empty} masks without a plate, ${problems.length} files without a partner, ${failed.length} failed`,
    "",
    ...formatNumbers({ height: rest.height, width: rest.width, coverage: rest.coverage }),
    "",
    ...formatValues("values", rest.values, MOST_SHOWN),
  ]);
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line.trimEnd()}\n`).join("");
}

function formatNumbers(summaries: Readonly<Record<string, NumberSummary>>): readonly string[] {
  const head = name("") + COLUMNS.map((column) => column.padStart(COLUMN_WIDTH)).join("");
  return [head, ...Object.entries(summaries).map(([label, summary]) => name(label) + formatRow(summary))];
}

function formatRow({ count, mean, std, min, max, p5, p50, p95 }: NumberSummary): string {
  const cells = [mean, std, min, p5, p50, p95, max].map((value) => (value === null ? "-" : value.toFixed(2)));
  return [String(count), ...cells].map((cell) => cell.padStart(COLUMN_WIDTH)).join("");
}

function formatValues(label: string, values: readonly ValueCount[], most: number): readonly string[] {
  if (values.length === 0) return [];
  const shown = values
    .slice(0, most)
    .map(({ value, count }) => `${value === "" ? "(none)" : printable(value)} ×${count}`);
  const more = values.length > most ? `  … ${values.length} in all` : "";
  return [name(label) + shown.join("  ") + more];
}

function name(label: string): string {
  return label.padEnd(NAME_WIDTH);
}
