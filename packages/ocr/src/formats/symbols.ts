/** What a registration may hold: a text of no format has any of these at each place, all alike. */
export const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Place of a character in `ALPHABET`; -1 for any other. */
export function symbolOf(char: string): number {
  return char.length === 1 ? ALPHABET.indexOf(char) : -1;
}

/** The text as places in `ALPHABET`, -1 for characters that are not in it. */
export function symbolsOf(text: string): number[] {
  return Array.from(text, symbolOf);
}
