import type { CliContext } from "../cli-context.ts";
import { wantsProgress } from "./terminal-traits.ts";

/** One line on stderr that is drawn over until it is cleared. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

const ERASE_LINE = "\r\u001B[2K";
const DEFAULT_COLUMNS = 80;

/** A progress line where stderr is a terminal that can draw one, and nothing anywhere else. */
export function createProgress(
  { stderr, env }: Pick<CliContext, "stderr" | "env">,
  { quiet }: { readonly quiet: boolean },
): Progress {
  if (quiet || !wantsProgress(stderr, env)) return { show: () => undefined, clear: () => undefined };
  let shown = false;
  return {
    show(text) {
      const columns = stderr.columns ?? DEFAULT_COLUMNS;
      stderr.write(`${ERASE_LINE}${text.slice(0, Math.max(0, columns - 1))}`);
      shown = true;
    },
    clear() {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}
