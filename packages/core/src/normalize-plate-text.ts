/** Upper case (NFC), letters and digits of any script only: what two texts of one plate are compared by. */
export function normalizePlateText(text: string): string {
  return text
    .normalize("NFC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}
