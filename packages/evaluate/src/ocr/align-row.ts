import type { OcrResult } from "../results.ts";
import { alignTexts } from "../shared/align-texts.ts";
import type { CharPair } from "../shared/align-texts.ts";

/** A result, with its reading laid along its label. */
export interface OcrRow {
  readonly result: OcrResult;
  readonly pairs: readonly CharPair[];
}

/** Lays a reading along its label, once for all that count characters; a failed row has read nothing. */
export function alignRow(result: OcrResult): OcrRow {
  const { error, label, text } = result;
  return { result, pairs: alignTexts(label, error === undefined ? text : "") };
}
