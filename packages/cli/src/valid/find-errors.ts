import type { BoundingBox } from "@platekit/core/geometry";
import { isMaskRight, isPlateRight, maskIou } from "@platekit/evaluate";
import type { ErrorPicture } from "@platekit/evaluate";
import { entryFailures } from "./valid-entry.ts";
import type { SceneEntry, ValidEntry } from "./valid-entry.ts";

/** Something that went wrong, and how bad it is: the surest of wrong readings first. */
export interface RankedError {
  readonly error: ErrorPicture;
  readonly rank: number;
  /** Where in the photo, in source pixels; absent where the whole picture is meant. */
  readonly box?: BoundingBox;
}

/** What stands behind all that was read: the surest wrong reading has rank 1 at most. */
const FAILED_RANK = -1;

/**
 * What went wrong in an entry. A wrong reading ranks by its confidence, a plate that was not found by 0, a mask by what it
 * lacks to a whole overlap, and what could not be measured comes last.
 */
export function findErrors(entry: ValidEntry): readonly RankedError[] {
  const lost = entryFailures(entry);
  if (lost.length > 0) return lost.map((failure) => ({ error: { task: "failed", ...failure }, rank: FAILED_RANK }));
  switch (entry.kind) {
    case "ocr": {
      const { result } = entry;
      return isPlateRight(result) ? [] : [{ error: { task: "ocr", result }, rank: result.confidence }];
    }
    case "pipeline":
      return pipelineErrors(entry);
    case "negative":
      return entry.readings.map(({ box, ...reading }) => ({
        error: { task: "negative", imagePath: entry.result.imagePath, ...reading },
        rank: reading.confidence,
        box,
      }));
    case "segment": {
      const { result } = entry;
      return isMaskRight(result) ? [] : [{ error: { task: "segment", result }, rank: 1 - maskIou(result) }];
    }
    default:
      return entry satisfies never;
  }
}

function pipelineErrors({ result, chars }: SceneEntry): readonly RankedError[] {
  const { imagePath } = result;
  return result.labels.flatMap((label, index) => {
    if (label.readStrict) return [];
    const own = chars[index];
    const error: ErrorPicture = { task: "pipeline", imagePath, label, ...(own === undefined ? {} : { chars: own }) };
    return [{ error, rank: label.confidence, box: label.box }];
  });
}
