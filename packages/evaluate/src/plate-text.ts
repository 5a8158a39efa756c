import { normalizePlateText } from "@platekit/core";

/** As `normalizePlateText`, with the pairs no shape tells apart made equal: O = 0 and I = 1. */
export function foldPlateText(text: string): string {
  return normalizePlateText(text).replaceAll("O", "0").replaceAll("I", "1");
}
