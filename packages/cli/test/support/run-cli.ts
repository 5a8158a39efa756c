import { Readable, Writable } from "node:stream";
import { main } from "@platekit/cli";
import type { ExitCode } from "@platekit/cli";

/** What a run of the command line left behind. */
export interface CliRun {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliWorld {
  readonly stdin?: Uint8Array;
  readonly env?: Record<string, string>;
  /** Both output streams are terminals. */
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  /** Called with every piece of stdout. */
  readonly onStdout?: (text: string) => void;
}

/** Runs the command line in this process, on streams of its own. */
export async function runCli(argv: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  const stdout = captured(world.terminal === true, world.onStdout);
  const stderr = captured(world.terminal === true);
  const code = await main(argv, {
    stdin: Readable.from(world.stdin === undefined ? [] : [world.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: world.env ?? {},
    signal: world.signal ?? new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function captured(isTTY: boolean, onWrite?: (text: string) => void) {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      onWrite?.(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns: 80 }), text: () => parts.join("") };
}
