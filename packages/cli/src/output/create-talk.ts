import type { CliContext } from "../cli-context.ts";
import { createProgress } from "./create-progress.ts";
import { describeError } from "./describe-error.ts";
import type { ErrorRecord } from "./describe-error.ts";
import { printable } from "./printable.ts";
import { writeText } from "./write-stream.ts";

/** What a command says while it works: results on stdout, everything else on stderr. */
export interface Talk {
  /** Writes to stdout. */
  readonly print: (text: string) => Promise<void>;
  /** Shows how far the work is, where somebody looks. */
  progress(done: number, total: number): void;
  /** Names an input that failed; also when quiet. */
  fail(source: string, error: unknown): Promise<ErrorRecord>;
  /** Says something about the inputs that is no failure, unless quiet. */
  note(text: string): Promise<void>;
  /** Ends the progress and says a closing line, where somebody looks. */
  tally(text: string): Promise<void>;
}

/** @param quiet No progress, no notes and no tally. */
export function createTalk(context: CliContext, { quiet }: { readonly quiet: boolean }): Talk {
  const progress = createProgress(context, { quiet });
  return {
    print: async (text) => {
      progress.clear();
      await writeText(context.stdout, text, context);
    },
    progress: (done, total) => progress.show(`${done} of ${total} photos`),
    fail: async (source, error) => {
      progress.clear();
      const record = describeError(error);
      const where = record.message.includes(source) ? "" : `${printable(source)}: `;
      await writeText(context.stderr, `lpr: ${where}${printable(record.message)}\n`, context);
      return record;
    },
    note: async (text) => {
      progress.clear();
      if (!quiet) await writeText(context.stderr, `lpr: ${printable(text)}\n`, context);
    },
    tally: async (text) => {
      progress.clear();
      if (!quiet && context.stderr.isTTY === true) await writeText(context.stderr, `${text}\n`, context);
    },
  };
}
