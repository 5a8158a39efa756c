import type { CharConfidence } from "./stages.ts";

/** The characters' text, in Unicode's composed form (NFC). */
export function joinChars(chars: readonly CharConfidence[]): string {
  return chars
    .map(({ char }) => char)
    .join("")
    .normalize("NFC");
}
