import { extname } from "node:path";
import { asPlateError, PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import type { ImageSize } from "@platekit/core/image";
import { checkLabel, prefetch, splitLabel } from "@platekit/core";
import type { LabelRules } from "@platekit/core";
import { createDuplicateCheck } from "../table/create-duplicate-check.ts";
import type { PlateRow } from "../table/plate-row.ts";
import { readPlateTable } from "../table/read-plate-table.ts";
import { createValueCounter } from "./create-value-counter.ts";
import type { ValueCount } from "./create-value-counter.ts";
import { summarizeNumbers } from "./summarize-numbers.ts";
import type { NumberSummary } from "./summarize-numbers.ts";

/** What a table of plates holds. */
export interface TableInspection {
  readonly rows: number;
  /** Different texts. */
  readonly texts: number;
  readonly emptyTexts: number;
  /** Rows that label a plate again. */
  readonly duplicates: number;
  /** Characters a text. */
  readonly length: NumberSummary;
  /** Pictures that could be opened, a row each, upright. */
  readonly height: NumberSummary;
  readonly width: NumberSummary;
  /** Width over height. */
  readonly aspect: NumberSummary;
  /** Of the boxes, where the table has such. */
  readonly boxHeight?: NumberSummary;
  readonly boxWidth?: NumberSummary;
  readonly extensions: readonly ValueCount[];
  readonly regions: readonly ValueCount[];
  /** All characters, most frequent first. */
  readonly characters: readonly ValueCount[];
  /** Where a model was given: what of its alphabet no text uses, and how many texts it can never say. */
  readonly unusedCharacters?: readonly string[];
  readonly impossibleTexts?: number;
  /** Pictures that are missing or no pictures. */
  readonly failed: readonly { readonly line: number; readonly path: string; readonly error: PlateError }[];
}

export interface InspectOptions {
  /** Texts are cut into the classes of this model; into code points without it. */
  readonly rules?: LabelRules | undefined;
  /** Hears how many rows are done. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Headers that are read at a time: disks and decoders both like a few. */
const AHEAD = 8;

/**
 * Looks through a table of plates: texts, characters, sizes. Pictures are opened as far as their headers.
 *
 * @throws {PlateError} as `readPlateTable`; pictures that fail are listed instead.
 */
export async function inspectTable(path: string, options: InspectOptions = {}): Promise<TableInspection> {
  const found = createFindings(options.rules);
  let done = 0;
  const rows = readPlateTable(path, { signal: options.signal, texts: "optional" });
  for await (const probed of prefetch(rows, (row) => probeImage(row.path), AHEAD)) {
    options.signal?.throwIfAborted();
    found.add(probed.item, "error" in probed ? asPlateError(probed.error) : probed.value);
    done += 1;
    options.onProgress?.(done);
  }
  return found.inspection();
}

function createFindings(rules: LabelRules | undefined) {
  const isDuplicate = createDuplicateCheck();
  const numbers = { length: [], height: [], width: [], aspect: [], boxHeight: [], boxWidth: [] } as Numbers;
  const [texts, extensions, regions, characters] = Array.from({ length: 4 }, createValueCounter) as Counters;
  const failed: TableInspection["failed"][number][] = [];
  const counts = { rows: 0, emptyTexts: 0, duplicates: 0, impossibleTexts: 0 };
  return {
    add: (row: PlateRow, opened: ImageSize | PlateError): void => {
      const { parts } = splitLabel(row.text, rules?.labels ?? []);
      counts.rows += 1;
      if (row.text === "") counts.emptyTexts += 1;
      if (isDuplicate(row) !== undefined) counts.duplicates += 1;
      if (rules !== undefined && checkLabel(row.text, rules) !== undefined) counts.impossibleTexts += 1;
      texts.add(row.text);
      extensions.add(extname(row.imagePath).toLowerCase());
      if (row.region !== undefined) regions.add(row.region);
      for (const part of parts) characters.add(part);
      numbers.length.push(parts.length);
      if (row.box !== undefined) numbers.boxHeight.push(row.box.y1 - row.box.y0);
      if (row.box !== undefined) numbers.boxWidth.push(row.box.x1 - row.box.x0);
      if (PlateError.isInstance(opened)) failed.push({ line: row.line, path: row.path, error: opened });
      else addSize(numbers, opened);
    },
    inspection: (): TableInspection => ({
      rows: counts.rows,
      emptyTexts: counts.emptyTexts,
      duplicates: counts.duplicates,
      texts: texts.size,
      ...summarizeAll(numbers),
      extensions: extensions.ranked(),
      regions: regions.ranked(),
      characters: characters.ranked(),
      ...modelPart(rules, { characters: characters.ranked(), impossibleTexts: counts.impossibleTexts }),
      failed,
    }),
  };
}

type Counters = [
  texts: ReturnType<typeof createValueCounter>,
  extensions: ReturnType<typeof createValueCounter>,
  regions: ReturnType<typeof createValueCounter>,
  characters: ReturnType<typeof createValueCounter>,
];
type Numbers = Record<"length" | "height" | "width" | "aspect" | "boxHeight" | "boxWidth", number[]>;

function addSize(numbers: Numbers, { height, width }: ImageSize): void {
  numbers.height.push(height);
  numbers.width.push(width);
  numbers.aspect.push(width / height);
}

function summarizeAll(numbers: Numbers): Pick<TableInspection, keyof Numbers> {
  const { boxHeight, boxWidth } = numbers;
  return {
    length: summarizeNumbers(numbers.length),
    height: summarizeNumbers(numbers.height),
    width: summarizeNumbers(numbers.width),
    aspect: summarizeNumbers(numbers.aspect),
    ...(boxHeight.length === 0 ? {} : { boxHeight: summarizeNumbers(boxHeight), boxWidth: summarizeNumbers(boxWidth) }),
  };
}

function modelPart(
  rules: LabelRules | undefined,
  { characters, impossibleTexts }: Pick<TableInspection, "characters"> & { readonly impossibleTexts: number },
): Pick<TableInspection, "unusedCharacters" | "impossibleTexts"> {
  if (rules === undefined) return {};
  const used = new Set(characters.map(({ value }) => value));
  return { unusedCharacters: rules.labels.filter((label) => label !== rules.pad && !used.has(label)), impossibleTexts };
}
