/** Upper case (NFC), letters and digits of any script only: what a label and a reading are compared by. */
export function normalizePlateText(text: string): string {
  return text
    .normalize("NFC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** As `normalizePlateText`, with the pairs no shape tells apart made equal: O = 0 and I = 1. */
export function foldPlateText(text: string): string {
  return normalizePlateText(text).replaceAll("O", "0").replaceAll("I", "1");
}
