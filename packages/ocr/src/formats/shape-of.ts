/** The text with one sign for each of the pairs that no shape tells apart: O and 0, I and 1. */
export function shapeOf(text: string): string {
  return text.replaceAll("O", "0").replaceAll("I", "1");
}
