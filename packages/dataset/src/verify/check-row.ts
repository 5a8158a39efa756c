import { checkLabel } from "@platekit/core";
import type { PlateError } from "@platekit/core/errors";
import { boxCorners, intersectionArea } from "@platekit/core/geometry";
import type { BoundingBox, Polygon } from "@platekit/core/geometry";
import type { ImageSize } from "@platekit/core/image";
import { fitsInput } from "../labels/model-rules.ts";
import type { ModelRules } from "../labels/model-rules.ts";
import type { PlateRow } from "../table/plate-row.ts";
import type { Finding } from "./finding.ts";

export interface RowRules {
  readonly rules: ModelRules | undefined;
  /** Whether the table has a column for texts, and one for regions. */
  readonly hasTexts: boolean;
  readonly hasRegions: boolean;
  readonly minHeight: number;
  readonly minWidth: number;
}

/** A row and its picture: its size, or why it cannot be opened. */
export interface OpenedRow {
  readonly row: PlateRow;
  readonly opened: ImageSize | PlateError;
}

/** Labels may reach this far over a photo's edge: half a pixel of convention and the rounding of tools. */
const EDGE_TOLERANCE = 1;

/**
 * What is wrong with one row, in the order and severity of fast-plate-ocr's `validate-dataset`: missing, unreadable,
 * tiny (goes on), gone after the letterbox, too long, outside the alphabet, no region or one that the model does not
 * know. The first error ends it. Beyond it: boxes off the photo, and empty texts, an error where the picture is the plate
 * and a warning where a box says there is one.
 *
 * @see https://github.com/ankandrew/fast-plate-ocr (order and severity only, MIT)
 */
export function checkRow({ row, opened }: OpenedRow, limits: RowRules): readonly Finding[] {
  const { rules, minHeight, minWidth } = limits;
  const of = (severity: Finding["severity"], kind: Finding["kind"], message: string): Finding => {
    return { severity, kind, line: row.line, path: row.imagePath, message };
  };
  if (opened instanceof Error) {
    const kind = opened.code === "ERR_IMAGE_NOT_FOUND" ? "missing-file" : "unreadable";
    // As the table writes it, like every other message.
    return [of("error", kind, opened.message.replaceAll(row.path, row.imagePath))];
  }
  const size = row.box === undefined ? opened : boxSize(row.box);
  const got = `${round(size.width)}×${round(size.height)}`;
  const warnings: Finding[] = [];
  if (size.height < minHeight || size.width < minWidth) {
    warnings.push(of("warning", "tiny", `must be at least ${minWidth}×${minHeight} pixels, got ${got}`));
  }
  const place = row.box === undefined ? "inside" : placeOf(row.quad ?? boxCorners(row.box), opened);
  const photo = `the photo of ${opened.width}×${opened.height}`;
  if (place === "outside") return [...warnings, of("error", "box-outside", `box must lie in ${photo}, got none of it`)];
  if (place === "over-edge") {
    warnings.push(of("warning", "box-over-edge", `box must lie in ${photo}, got part of it outside`));
  }
  if (rules !== undefined && !fitsInput(size, rules)) {
    const { width, height } = rules.input;
    return [...warnings, of("error", "vanishes", `must keep a row and a column at ${width}×${height}, got ${got}`)];
  }
  const label = limits.hasTexts ? checkText(row, rules) : [];
  const isReadable = label.every(({ severity }) => severity === "warning");
  const region = isReadable ? checkRegion(row, limits) : [];
  return [...warnings, ...[...label, ...region].map(({ severity, kind, message }) => of(severity, kind, message))];
}

type LabelFinding = Pick<Finding, "severity" | "kind" | "message">;

/** Only where the table has regions and the model tells some. */
function checkRegion({ region }: PlateRow, { rules, hasRegions }: RowRules): readonly LabelFinding[] {
  if (!hasRegions || rules?.regions === undefined) return [];
  if (region === undefined) {
    return [{ severity: "error", kind: "no-region", message: "must name a region, as the model does, got none" }];
  }
  if (rules.regions.includes(region)) return [];
  const message = `region must be one of the model's ${rules.regions.length}, got ${JSON.stringify(region)}`;
  return [{ severity: "error", kind: "unknown-region", message }];
}

function checkText(row: PlateRow, rules: ModelRules | undefined): readonly LabelFinding[] {
  const problem = checkLabel(row.text, rules ?? { labels: Array.from(row.text.normalize("NFC")) });
  if (problem === undefined) return [];
  if (problem.kind !== "empty") return [{ severity: "error", ...problem, kind: problem.kind }];
  const severity = row.box === undefined ? "error" : "warning";
  return [{ severity, kind: "empty-text", message: problem.message }];
}

function boxSize({ x0, y0, x1, y1 }: BoundingBox): ImageSize {
  return { width: x1 - x0, height: y1 - y0 };
}

function placeOf(corners: Polygon, { width, height }: ImageSize): "inside" | "over-edge" | "outside" {
  const photo = boxCorners({ x0: 0, y0: 0, x1: width, y1: height });
  if (intersectionArea(corners, photo) === 0) return "outside";
  const isIn = corners.every(
    ({ x, y }) =>
      x >= -EDGE_TOLERANCE && y >= -EDGE_TOLERANCE && x <= width + EDGE_TOLERANCE && y <= height + EDGE_TOLERANCE,
  );
  return isIn ? "inside" : "over-edge";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
