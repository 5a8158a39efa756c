/** A label cut into a model's classes. */
export interface SplitLabel {
  readonly parts: readonly string[];
  /** Characters that belong to no class, each once. */
  readonly outside: readonly string[];
}

/** Cuts a label into classes, the longest that fits first; what fits none goes as one code point. Compared in NFC. */
export function splitLabel(text: string, labels: readonly string[]): SplitLabel {
  const known = new Set(labels.map((label) => label.normalize("NFC")));
  const longest = Math.max(1, ...[...known].map((label) => Array.from(label).length));
  const letters = Array.from(text.normalize("NFC"));
  const parts: string[] = [];
  const outside = new Set<string>();
  let from = 0;
  while (from < letters.length) {
    let length = Math.min(longest, letters.length - from);
    while (length > 1 && !known.has(letters.slice(from, from + length).join(""))) length -= 1;
    const part = letters.slice(from, from + length).join("");
    if (!known.has(part)) outside.add(part);
    parts.push(part);
    from += length;
  }
  return { parts, outside: [...outside] };
}
