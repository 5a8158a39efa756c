/** What holds where an option of `lpr valid` is not given. */
export const VALID_DEFAULTS = { batchSize: 1 } as const;
