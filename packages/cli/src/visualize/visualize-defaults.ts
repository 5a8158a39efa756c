/** What holds where `lpr visualize-predictions` is not told otherwise. */
export const VISUALIZE_DEFAULTS = { columns: 4, rows: 6, limit: 500 } as const;
