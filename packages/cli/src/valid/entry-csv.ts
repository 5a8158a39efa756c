import { formatCsvLine } from "@platekit/dataset";
import { isPlateRight, maskAccuracy, maskDice, maskIou } from "@platekit/evaluate";
import type { LabelScore, OcrResult, ReadChars, RowError, SegmentResult } from "@platekit/evaluate";
import type { NegativeEntry, SceneEntry, ValidEntry } from "./valid-entry.ts";
import type { TaskName } from "./valid-task.ts";

/** Columns of `--csv`, by task. Shares lie in [0, 1], answers are 1 for yes and 0 for no, times are milliseconds. */
const COLUMNS: Readonly<Record<TaskName, readonly string[]>> = {
  ocr: (
    "line image_path region label prediction right confidence chars region_read region_confidence width height " +
    "decode_ms read_ms error"
  ).split(" "),
  pipeline: (
    "line image_path region label prediction found_03 found_05 iou quad_iou read_strict read_folded confidence chars " +
    "readings decode_ms segment_ms rectify_ms ocr_ms error"
  ).split(" "),
  segment: (
    "image_path iou dice pixel_acc objects objects_found objects_predicted objects_right " +
    "decode_ms segment_ms error"
  ).split(" "),
};

/** The first line of `--csv`. */
export function csvHead(task: TaskName): string {
  return formatCsvLine(COLUMNS[task]);
}

/** Cells by column; those that are not there stay empty. */
type Row = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The lines of an entry in `--csv`: one a plate, or a mask; of a photo without a plate one a reading, and one where there
 * is none. Such lines have neither `line` nor `label`.
 */
export function entryCsv(entry: ValidEntry): string {
  const columns = COLUMNS[entry.kind === "negative" ? "pipeline" : entry.kind];
  return rowsOf(entry)
    .map((row) => formatCsvLine(columns.map((column) => toText(row[column]))))
    .join("");
}

function rowsOf(entry: ValidEntry): readonly Row[] {
  switch (entry.kind) {
    case "ocr":
      return [ocrRow(entry.result)];
    case "pipeline":
      return entry.result.labels.map((label, index) => pipelineRow(entry, label, entry.chars[index] ?? []));
    case "negative":
      return negativeRows(entry);
    case "segment":
      return [segmentRow(entry.result)];
    default:
      return entry satisfies never;
  }
}

function ocrRow(result: OcrResult): Row {
  const { line, imagePath, region, label, text, confidence, chars, regions, width, height, ms, error } = result;
  const row = { line, image_path: imagePath, region, label };
  if (error !== undefined) return { ...row, error: describe(error) };
  const right = isPlateRight(result);
  const read = { prediction: text, right, confidence, chars: spell(chars) };
  const [told] = regions ?? [];
  const where = { region_read: told?.label, region_confidence: told?.probability };
  return { ...row, ...read, ...where, width, height, decode_ms: ms.decode, read_ms: ms.read };
}

function pipelineRow(
  { result: { imagePath, readings, ms, error } }: SceneEntry,
  label: LabelScore,
  chars: ReadChars,
): Row {
  const row = { line: label.line, image_path: imagePath, region: label.region, label: label.text };
  if (error !== undefined) return { ...row, error: describe(error) };
  return {
    ...row,
    prediction: label.read,
    found_03: label.found03,
    found_05: label.found05,
    iou: label.iou,
    quad_iou: label.quadIou,
    read_strict: label.readStrict,
    read_folded: label.readFolded,
    confidence: label.confidence,
    chars: spell(chars),
    readings,
    ...Object.fromEntries(Object.entries(ms).map(([stage, time]) => [`${stage}_ms`, time])),
  };
}

function negativeRows({ result, readings }: NegativeEntry): readonly Row[] {
  const row = { image_path: result.imagePath };
  if (result.error !== undefined) return [{ ...row, error: describe(result.error) }];
  if (readings.length === 0) return [{ ...row, readings: 0 }];
  return readings.map(({ text, confidence, chars }) => {
    return { ...row, prediction: text, confidence, chars: spell(chars), readings: readings.length };
  });
}

function segmentRow(result: SegmentResult): Row {
  const row = { image_path: result.imagePath };
  if (result.error !== undefined) return { ...row, error: describe(result.error) };
  return {
    ...row,
    iou: maskIou(result),
    dice: maskDice(result),
    pixel_acc: maskAccuracy(result),
    objects: result.objects,
    objects_found: result.objectsFound,
    objects_predicted: result.objectsPredicted,
    objects_right: result.objectsRight,
    decode_ms: result.ms["decode"],
    segment_ms: result.ms["segment"],
  };
}

/** `B=0.9991 1=0.8712` */
function spell(chars: ReadChars): string {
  return chars.map(({ char, probability }) => `${char}=${probability.toFixed(4)}`).join(" ");
}

function describe({ code, message }: RowError): string {
  return `${code}: ${message}`;
}

function toText(cell: Row[string]): string {
  if (typeof cell === "boolean") return cell ? "1" : "0";
  return cell === undefined ? "" : String(cell);
}
