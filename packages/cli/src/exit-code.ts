/** What the command tells its caller. */
export const EXIT_CODE = {
  ok: 0,
  /** At least one input failed; the others were done. */
  failed: 1,
  /** Called wrongly, or a model cannot be opened: nothing was done. */
  usage: 2,
  /** Measured, and worse than was asked for. */
  belowLimit: 3,
  /** Stopped by Ctrl+C: 128 + signal 2, as shells count. */
  interrupted: 130,
  /** Stopped by SIGTERM: 128 + signal 15. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
