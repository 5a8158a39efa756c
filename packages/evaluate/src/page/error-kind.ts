import { foldPlateText } from "../plate-text.ts";
import type { CharPair } from "../shared/align-texts.ts";

/** Kinds of error and what they are called, in the order the filter shows them. */
export const ERROR_KINDS = {
  "not-found": "Plate not found",
  unread: "Nothing read",
  "look-alike": "Only O for 0 or I for 1",
  "one-character": "One character wrong",
  "several-characters": "Several characters wrong",
  length: "Characters missing or added",
  "false-reading": "Reading where no plate is",
  "mask-missed": "Plate missed",
  "mask-extra": "Mask where no plate is",
  "mask-rough": "Outline too rough",
  failed: "Could not be measured",
  right: "Text right",
  unlabelled: "No label",
} as const;

export type ErrorKind = keyof typeof ERROR_KINDS;

/** A label beside what was read for it. */
export interface ReadPair {
  readonly label: string;
  readonly text: string;
  readonly aligned: readonly CharPair[];
}

/** How a reading differs from its label. */
export function readKind({ label, text, aligned }: ReadPair): ErrorKind {
  if (text === "") return label === "" ? "right" : "unread";
  if (aligned.every(({ truth, read }) => truth === read)) return "right";
  if (aligned.every(isAlike)) return "look-alike";
  if (aligned.some(({ truth, read }) => truth === "" || read === "")) return "length";
  return aligned.filter(({ truth, read }) => truth !== read).length === 1 ? "one-character" : "several-characters";
}

/** Equal, or O for 0 or I for 1. */
function isAlike({ truth, read }: CharPair): boolean {
  const folded = foldPlateText(truth);
  return truth === read || (folded !== "" && folded === foldPlateText(read));
}
