/** Upper case, only A–Z and 0–9: what a label and a reading are compared by. */
export function normalizePlateText(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** As `normalizePlateText`, with the pairs no shape tells apart made equal: O = 0 and I = 1. */
export function foldPlateText(text: string): string {
  return normalizePlateText(text).replaceAll("O", "0").replaceAll("I", "1");
}
