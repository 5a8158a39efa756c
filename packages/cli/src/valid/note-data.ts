import { countOf } from "../output/count-of.ts";
import { writeText } from "../output/write-stream.ts";
import { printable } from "../output/printable.ts";
import type { CliContext } from "../cli-context.ts";
import type { Talk } from "../output/create-talk.ts";
import type { Failures } from "./collect-results.ts";
import type { JournalRemains } from "./journal.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { DataFacts } from "./valid-task.ts";

interface DataWork {
  readonly request: ValidRequest;
  readonly talk: Talk;
  /** Where a run that was cut would have left its journal. */
  readonly journal: string | undefined;
  readonly remains: JournalRemains | undefined;
}

/** Tells what is odd about a data set before it is measured: repeated rows, rows left out, a run that goes on. */
export async function noteData(data: DataFacts, { request, talk, journal, remains }: DataWork): Promise<void> {
  const { duplicates, duplicateRows, skippedRows, boxedRows, unknownRegions } = data;
  if (skippedRows > 0) {
    await talk.note(`${countOf(skippedRows, "row")} left out (--skip-bad-labels): no reading could be their label`);
  }
  if (boxedRows > 0) {
    const says = boxedRows === 1 ? "says where its plate is" : "say where their plates are";
    await talk.note(
      `${countOf(boxedRows, "row")} ${says}, but task ocr reads each picture as one plate; --task pipeline reads photos`,
    );
  }
  if (unknownRegions.rows > 0) {
    const { rows, names } = unknownRegions;
    const named = names.map((name) => JSON.stringify(name)).join(", ");
    await talk.note(
      `${countOf(rows, "row")} with a region the model does not know, told wrongly in region_…: ${named}`,
    );
  }
  if (duplicateRows > 0) {
    const named = duplicates.map(({ line, first }) => `line ${line} is line ${first} again`).join(", ");
    const more = duplicateRows > duplicates.length ? ", …" : "";
    await talk.note(`${countOf(duplicateRows, "row")} repeated, and measured again: ${named}${more}`);
  }
  if (remains !== undefined) await talk.note(`${remains.entries} results are there already; going on from there`);
  else if (request.resume) await talk.note(`Nothing to resume: no ${journal}; starting from the beginning`);
}

/** Failures named on stderr; all stand in `--csv`. */
const NAMED = 20;

interface FailureWork {
  readonly context: CliContext;
  readonly request: ValidRequest;
}

/** Names what could not be measured, also when quiet. */
export async function noteFailures(
  { first, count: all, isAll }: Failures,
  { context, request }: FailureWork,
): Promise<void> {
  if (all === 0) return;
  const lines = first.slice(0, NAMED).map(({ line, imagePath, error }) => {
    const where = line === undefined ? imagePath : `line ${line} (${imagePath})`;
    return `${where}: ${error.message}`;
  });
  if (all > NAMED) lines.push(`and ${all - NAMED} more (all are listed by --csv FILE)`);
  if (isAll) {
    lines.push(
      `Nothing could be measured; are the paths right? They are taken from the folder of ${request.annotations}`,
    );
  }
  await writeText(context.stderr, lines.map((line) => `lpr: ${printable(line)}\n`).join(""), context);
}
