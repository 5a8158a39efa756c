import { percent } from "@platekit/core";
import { confidenceColor } from "./paint-text.ts";
import type { TextPaint } from "./paint-text.ts";
import { printable } from "./printable.ts";
import type { ReadReport } from "./read-report.ts";
import type { PlateRecord, ReadRecord } from "./to-record.ts";

/** Most plates are shorter; a longer one pushes its row to the right. */
const TEXT_COLUMNS = 10;
/** A long list of long paths must not push everything off the screen. */
const MOST_SOURCE_COLUMNS = 48;

interface TableOptions {
  /** What will stand in the first column: rows are printed as they come, so its width must be known before. */
  readonly sources: readonly string[];
  readonly paint: TextPaint;
}

/** Prints a row a plate, aligned; failures are named on stderr and have no row. */
export function createTableReport(
  print: (text: string) => Promise<void>,
  { sources, paint }: TableOptions,
): ReadReport {
  const width = Math.min(MOST_SOURCE_COLUMNS, Math.max("PHOTO".length, ...sources.map(({ length }) => length)));
  const head = `${"PHOTO".padEnd(width)}  ${"TEXT".padEnd(TEXT_COLUMNS)}  CONFIDENCE  SCORE  POLYGON`;
  let begun = false;
  return {
    begin: async () => undefined,
    add: async (record) => {
      if ("error" in record) return;
      // Not before: where nothing could be read, there is no table.
      if (!begun) await print(`${paint(head, "bold")}\n`);
      begun = true;
      await print(rows(record, width, paint));
    },
    end: async () => undefined,
  };
}

function rows({ source, plates }: ReadRecord, width: number, paint: TextPaint): string {
  const name = printable(source).padEnd(width);
  if (plates.length === 0) return `${name}  ${paint("no plate", "dim")}\n`;
  return plates.map((plate) => `${name}  ${cells(plate, paint)}\n`).join("");
}

function cells({ text, rawText, confidence, score, polygon }: PlateRecord, paint: TextPaint): string {
  const sureness = `${percent(confidence, 1)} %`.padStart("CONFIDENCE".length);
  const corners = polygon.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(" ");
  return [
    paint(printable(text).padEnd(TEXT_COLUMNS), "bold"),
    paint(sureness, confidenceColor(confidence)),
    score.toFixed(2).padStart("SCORE".length),
    corners,
    ...(rawText === text ? [] : [paint(`read as ${printable(rawText)}`, "dim")]),
  ].join("  ");
}
