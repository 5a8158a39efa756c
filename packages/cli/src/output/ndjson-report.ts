import type { ReadReport } from "./read-report.ts";

/** Prints one JSON object a line, as soon as an input is done. */
export function createNdjsonReport(print: (text: string) => Promise<void>): ReadReport {
  return {
    begin: async () => undefined,
    add: (record) => print(`${JSON.stringify(record)}\n`),
    end: async () => undefined,
  };
}
