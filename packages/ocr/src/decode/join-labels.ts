/** The text that labels spell, in Unicode's composed form (NFC): jamo join to syllables. */
export function joinLabels(labels: readonly string[]): string {
  return labels.join("").normalize("NFC");
}
