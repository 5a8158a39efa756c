import { percent } from "@platekit/core";
import type { ErrorPicture } from "@platekit/evaluate";
import { formatColumns } from "../output/format-columns.ts";
import type { TextPaint } from "../output/paint-text.ts";
import { printable } from "../output/printable.ts";
import type { Leaders } from "./create-leaders.ts";
import type { RankedError } from "./find-errors.ts";

/** Enough to see what kind of errors there are. */
const SHOWN = 10;

/** The worst errors as a table for a terminal; empty where there is none. */
export function describeErrors(errors: Leaders<RankedError>, paint: TextPaint): string {
  const shown = errors.items().filter(({ error }) => error.task !== "failed");
  if (shown.length === 0) return "";
  const rows = shown.slice(0, SHOWN).map(({ error }) => toRow(error));
  const [first = "", ...lines] = formatColumns(
    [["WORST ERRORS", "LABEL", "READ", "CONFIDENCE"], ...rows],
    ["left", "left", "left", "right"],
  );
  return `\n${[paint(first, "bold"), ...lines].join("\n")}\n`;
}

function toRow(error: ErrorPicture): readonly string[] {
  const sureness = (share: number) => `${percent(share, 1)} %`;
  switch (error.task) {
    case "ocr":
      return [error.result.imagePath, error.result.label, error.result.text, sureness(error.result.confidence)].map(
        printable,
      );
    case "pipeline": {
      const { text, read, confidence, found03 } = error.label;
      return [error.imagePath, text, found03 ? read : "(not found)", found03 ? sureness(confidence) : ""].map(
        printable,
      );
    }
    case "negative":
      return [error.imagePath, "(no plate)", error.text, sureness(error.confidence)].map(printable);
    case "segment": {
      const { imagePath, intersection, union } = error.result;
      return [printable(imagePath), "", `overlap ${percent(intersection / union, 1)} %`, ""];
    }
    case "failed":
      return [error.imagePath, "", error.error.message, ""].map(printable);
    default:
      return error satisfies never;
  }
}
