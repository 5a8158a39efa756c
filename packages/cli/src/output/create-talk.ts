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
  /** Ends the progress and says a closing line, where somebody looks. */
  tally(text: string): Promise<void>;
}

/** @param quiet No progress and no tally. */
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
    tally: async (text) => {
      progress.clear();
      if (!quiet && context.stderr.isTTY === true) await writeText(context.stderr, `${text}\n`, context);
    },
  };
}
