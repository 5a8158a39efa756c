import type { ModelRules } from "../labels/model-rules.ts";
import { prefetch, splitLabel } from "@platekit/core";
import { createDuplicateCheck } from "../table/create-duplicate-check.ts";
import type { DuplicateCheck } from "../table/create-duplicate-check.ts";
import { openTableWriter } from "../table/open-table-writer.ts";
import type { TableWriter } from "../table/open-table-writer.ts";
import { REGION_COLUMNS } from "../table/plate-row.ts";
import type { PlateRow } from "../table/plate-row.ts";
import { readTableRows } from "../table/read-table-rows.ts";
import type { TableRow } from "../table/read-table-rows.ts";
import { checkRow } from "./check-row.ts";
import type { OpenedRow, RowRules } from "./check-row.ts";
import { createOpener } from "./create-opener.ts";
import type { OpenPicture } from "./create-opener.ts";
import { createTally } from "./create-tally.ts";
import { DEFAULT_MIN_SIDE } from "./finding.ts";
import type { Finding, VerifyOptions, VerifySummary } from "./finding.ts";

export interface VerifyTableOptions extends VerifyOptions {
  /** What the model asks of its labels; without it they only must not be empty. */
  readonly rules?: ModelRules | undefined;
  /** A table to write with the good rows: all their columns, and pictures told from the new place. */
  readonly fix?: string | undefined;
}

/** Photos that are decoded at a time. */
const AHEAD = 2;

/**
 * Checks every row of a table of plates, its picture decoded whole. See `checkRow` for what is checked; a row that
 * passes and labels a plate again is a warning and counts as not good. Rows that are no rows (a field too few, a box
 * that is no box) are errors and not the end. What concerns the whole ends the findings: regions for a model that tells
 * none, characters of the alphabet that no good row uses.
 *
 * @throws {PlateError} `ERR_DATASET_NOT_FOUND`; `ERR_DATASET_FORMAT` for a table that cannot be read at all (columns,
 *   encoding, quotes, no rows); `ERR_DATASET_WRITE` where `fix` is there already.
 */
export async function verifyTable(path: string, options: VerifyTableOptions = {}): Promise<VerifySummary> {
  const { rules, minHeight = DEFAULT_MIN_SIDE, minWidth = DEFAULT_MIN_SIDE } = options;
  const tally = createTally(options);
  await using fixed = options.fix === undefined ? undefined : await openTableWriter(options.fix);
  let columns: readonly string[] = [];
  const rows = readTableRows(path, { onColumns: (names) => (columns = names) });
  const open = createOpener();
  let judge: Judge | undefined;
  for await (const opened of prefetch(rows, (row) => openRow(row, open), AHEAD)) {
    options.signal?.throwIfAborted();
    if ("error" in opened) throw opened.error;
    const read = opened.value;
    if (judge === undefined) {
      await fixed?.columns(columns);
      const hasRegions = REGION_COLUMNS.some((name) => columns.includes(name));
      const hasTexts = columns.includes("plate_text");
      judge = createJudge({ rules, hasTexts, hasRegions, minHeight, minWidth });
    }
    const { findings, isGood } = judge.row(read);
    for (const finding of findings) await tally.report(finding);
    if (isGood && fixed !== undefined) await copyRow(read, columns, fixed);
    tally.count({ isGood });
  }
  for (const finding of judge?.end() ?? []) await tally.report(finding);
  await fixed?.commit();
  return tally.summary();
}

type ReadRow = TableRow & { readonly opened?: OpenedRow["opened"] };

async function openRow(read: TableRow, open: OpenPicture): Promise<ReadRow> {
  return read.row instanceof Error ? read : { ...read, opened: await open(read.row.path) };
}

/** What a row is worth, and what is left to say after the last one. */
interface Judge {
  row(read: ReadRow): { readonly findings: readonly Finding[]; readonly isGood: boolean };
  end(): readonly Finding[];
}

function createJudge(limits: RowRules): Judge {
  const { rules, hasTexts, hasRegions } = limits;
  const isDuplicate = createDuplicateCheck();
  const used = new Set<string>();
  return {
    row: ({ record: { line }, row, opened }) => {
      if (row instanceof Error || opened === undefined) {
        const message = row instanceof Error ? row.message : "";
        return { findings: [{ severity: "error", kind: "bad-row", line, message }], isGood: false };
      }
      const findings = checkRow({ row, opened }, limits);
      if (findings.some(({ severity }) => severity === "error")) return { findings, isGood: false };
      const again = findDuplicate(row, isDuplicate);
      if (again !== undefined) return { findings: [...findings, again], isGood: false };
      for (const part of splitLabel(row.text, rules?.labels ?? []).parts) used.add(part);
      return { findings, isGood: true };
    },
    end: () => {
      const findings: Finding[] = [];
      if (hasRegions && rules !== undefined && rules.regions === undefined) {
        const message = "a column of regions is for a model that tells regions, got one that tells none";
        findings.push({ severity: "warning", kind: "needless-regions", message });
      }
      const wanted = hasTexts ? (rules?.labels ?? []) : [];
      const unused = wanted.filter((label) => label !== rules?.pad && !used.has(label));
      if (unused.length > 0) {
        const message = `every character of the alphabet should be in some label, got none with ${unused.join(" ")}`;
        findings.push({ severity: "warning", kind: "unused-characters", message });
      }
      return findings;
    },
  };
}

function findDuplicate(row: PlateRow, isDuplicate: DuplicateCheck): Finding | undefined {
  const first = isDuplicate(row);
  if (first === undefined) return undefined;
  const message = `must label a plate once, got it on line ${first} already`;
  return { severity: "warning", kind: "duplicate", line: row.line, path: row.imagePath, message };
}

async function copyRow({ record, row }: ReadRow, columns: readonly string[], fixed: TableWriter): Promise<void> {
  if (row instanceof Error) return;
  const image = columns.indexOf("image_path");
  await fixed.row(record.fields.map((field, index) => (index === image ? fixed.place(field, row.path) : field)));
}
