import type { FailedRecord, ReadRecord } from "./to-record.ts";

/** Prints results as they come. */
export interface ReadReport {
  begin(): Promise<void>;
  add(record: ReadRecord | FailedRecord): Promise<void>;
  /** Also called after Ctrl+C: a document that was begun is closed. */
  end(): Promise<void>;
}
