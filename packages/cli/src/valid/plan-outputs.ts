import { lstat, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { checkOutputFile } from "../files/check-output-file.ts";
import { UsageError } from "../usage-error.ts";
import type { ValidRequest } from "./valid-request.ts";

/** Where results go. */
export interface ValidOutputs {
  readonly csv: string | undefined;
  readonly html: string | undefined;
  /** A file; `-` is stdout. */
  readonly json: string | undefined;
  /** Beside the first of these files; absent where there is none: then a run that is cut is lost. */
  readonly journal: string | undefined;
  /** Whether an earlier run left its journal. */
  readonly isCut: boolean;
}

/** What a journal is called after the file it lies beside. */
const SUFFIX = ".journal.ndjson";

/**
 * Looks where results would go, before anything is run.
 *
 * @throws {UsageError} where two would become one file, a file would be lost (also the journal of a run that was cut),
 *   or `--resume` has nowhere to look for a journal.
 */
export async function planOutputs(request: ValidRequest): Promise<ValidOutputs> {
  const { csv, html, resume, overwrite, annotations } = request;
  const files = (["csv", "json", "html"] as const).flatMap((name) => {
    const path = request[name];
    return path === undefined || path === "-" ? [] : [{ option: `--${name}`, path }];
  });
  const taken = new Map([[await samePath(annotations), "--annotations"]]);
  const [first] = files;
  const journal = first && first.path + SUFFIX;
  const isCut = journal !== undefined && (await isThere(journal));
  for (const { option, path } of files) {
    const key = await samePath(path);
    const other = taken.get(key);
    if (other !== undefined) throw new UsageError(`Options ${other} and ${option} name the same file: ${path}`);
    taken.set(key, option);
    if (resume && !isCut && !overwrite && (await isThere(path))) throw isWhole(path, option);
    await checkOutputFile(option, path, { overwrite });
  }
  if (first === undefined && resume) {
    throw new UsageError(
      "Option --resume needs --csv, --json FILE or --html: what is done so far lies beside that file",
    );
  }
  if (isCut && !resume && !overwrite) {
    throw new UsageError(
      `${journal} is there from a run that was cut: --resume goes on with it, --overwrite starts anew`,
    );
  }
  return { csv, html, json: request.json, journal, isCut };
}

/** What a run that came to its end leaves: its reports, and no journal. */
function isWhole(path: string, option: string): UsageError {
  const why = "no journal lies beside it, so the run that wrote it is complete and nothing is left to resume";
  return new UsageError(
    `${path} is there already, and ${why}; give ${option} another file, or --overwrite to measure anew`,
  );
}

async function samePath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
