const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

/** Colours for text on a terminal. */
export type TextPaint = (text: string, color: keyof typeof CODES) => string;

/** Gives text a colour, or leaves it as it is where colours are not wanted. */
export function createTextPaint({ enabled }: { readonly enabled: boolean }): TextPaint {
  return (text, color) => (enabled ? `\u001B[${CODES[color]}m${text}\u001B[0m` : text);
}

/** Green, yellow or red: how far a reading can be trusted. */
export function confidenceColor(confidence: number): "green" | "yellow" | "red" {
  // The same steps colour the polygons of `--draw`; below the lower one a person should look.
  if (confidence >= 0.9) return "green";
  return confidence >= 0.7 ? "yellow" : "red";
}
