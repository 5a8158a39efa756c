import { formatConfidence, formatPercent, maskIou } from "@platekit/evaluate";
import type { ErrorPicture } from "@platekit/evaluate";
import { formatColumns } from "../output/format-columns.ts";
import type { TextPaint } from "../output/paint-text.ts";
import { plainSpaces } from "../output/plain-spaces.ts";
import { printable } from "../output/printable.ts";
import type { Leaders } from "./create-leaders.ts";
import type { RankedError } from "./find-errors.ts";

/** Enough to see what kind of errors there are. */
const SHOWN = 10;

const READINGS = {
  head: ["WORST ERRORS", "LABEL", "READ", "CONFIDENCE"],
  align: ["left", "left", "left", "right"],
} as const;
const MASKS = { head: ["LEAST OVERLAP", "IOU"], align: ["left", "right"] } as const;

/** The worst errors as a table for a terminal; empty where there is none. */
export function describeErrors(errors: Leaders<RankedError>, paint: TextPaint): string {
  const shown = errors.items().flatMap(({ error }) => (error.task === "failed" ? [] : [error]));
  const [worst] = shown;
  if (worst === undefined) return "";
  const { head, align } = worst.task === "segment" ? MASKS : READINGS;
  const rows = shown.slice(0, SHOWN).map((error) => toRow(error).map(printable));
  const [first = "", ...lines] = formatColumns([head, ...rows], align);
  return plainSpaces(`\n${[paint(first, "bold"), ...lines].join("\n")}\n`);
}

function toRow(error: Exclude<ErrorPicture, { readonly task: "failed" }>): readonly string[] {
  switch (error.task) {
    case "ocr": {
      const { imagePath, label, text, confidence } = error.result;
      return [imagePath, label, text, formatConfidence(confidence)];
    }
    case "pipeline": {
      const { text, read, confidence, found03 } = error.label;
      return found03
        ? [error.imagePath, text, read, formatConfidence(confidence)]
        : [error.imagePath, text, "(not found)", ""];
    }
    case "negative":
      return [error.imagePath, "(no plate)", error.text, formatConfidence(error.confidence)];
    case "segment":
      return [error.result.imagePath, formatPercent(maskIou(error.result))];
    default:
      return error satisfies never;
  }
}
