/** Longest path in a message, in characters: what is longer is mostly no path but a picture as text. */
const LONGEST = 120;

/** Text with its middle left out where it is long: the start and the name at the end tell most. */
export function clipText(text: string): string {
  if (text.length <= LONGEST) return text;
  const half = Math.floor((LONGEST - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
