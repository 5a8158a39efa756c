import type { CliContext } from "../cli-context.ts";
import { createPace } from "./create-pace.ts";
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
  /** As `progress`, in words of its own, where nobody knows how much there is. */
  status(text: string): void;
  /** Takes the progress away, where the work breaks off. */
  clear(): void;
  /** Names an input that failed; also when quiet. */
  fail(source: string, error: unknown): Promise<ErrorRecord>;
  /** Says something about the inputs that is no failure, unless quiet. */
  note(text: string): Promise<void>;
  /** Ends the progress and says a closing line, where somebody looks. */
  tally(text: string): Promise<void>;
}

interface TalkOptions {
  /** No progress, no notes and no tally. */
  readonly quiet: boolean;
  /** What is counted; photos where absent. */
  readonly unit?: string;
}

/** Drawn more often, a line only flickers. */
const DRAW_MS = 100;

export function createTalk(context: CliContext, { quiet, unit = "photos" }: TalkOptions): Talk {
  const progress = createProgress(context, { quiet });
  const now = () => performance.now();
  const pace = createPace(unit, now);
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = (text: string): void => {
    progress.show(text);
    drawn = now();
  };
  return {
    print: async (text) => {
      progress.clear();
      await writeText(context.stdout, text, context);
    },
    progress: (done, total) => {
      const text = pace(done, total);
      if (done < total && now() - drawn < DRAW_MS) return;
      draw(text);
    },
    status: (text) => {
      if (now() - drawn >= DRAW_MS) draw(text);
    },
    clear: () => progress.clear(),
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
