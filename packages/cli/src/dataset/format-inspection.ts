import type { MaskInspection, NumberSummary, TableInspection, ValueCount } from "@platekit/dataset";
import { countOf } from "../output/count-of.ts";
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
    [
      countOf(rows, "row"),
      countOf(texts, "different text"),
      `${emptyTexts} empty`,
      countOf(duplicates, "duplicate"),
      `${countOf(failed.length, "picture")} failed`,
    ].join(", "),
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
    ...(unusedCharacters === undefined
      ? []
      : [name("never used") + (unusedCharacters.map(printable).join(" ") || "none")]),
    ...(impossibleTexts === undefined
      ? []
      : [`${name("impossible")}${countOf(impossibleTexts, "text")} the model cannot say`]),
  ]);
}

/** What `lpr dataset inspect` prints of a folder of masks. */
export function formatMaskInspection({ pairs, empty, problems, failed, ...rest }: MaskInspection): string {
  return lines([
    [
      countOf(pairs, "pair"),
      `${countOf(empty, "mask")} without a plate`,
      `${countOf(problems.length, "file")} without a partner`,
      `${failed.length} failed`,
    ].join(", "),
    "",
    ...formatNumbers({ height: rest.height, width: rest.width, "coverage %": inPercent(rest.coverage) }),
    "",
    ...formatValues("values", rest.values, MOST_SHOWN),
  ]);
}

/** Shares as people read them; a deviation scales as its numbers do. */
function inPercent({ count, mean, std, min, max, p5, p50, p95 }: NumberSummary): NumberSummary {
  const percent = (share: number | null): number | null => (share === null ? null : share * 100);
  return {
    count,
    mean: percent(mean),
    std: percent(std),
    min: percent(min),
    max: percent(max),
    p5: percent(p5),
    p50: percent(p50),
    p95: percent(p95),
  };
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
