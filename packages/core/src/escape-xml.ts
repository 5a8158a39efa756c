const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text as it stands between the tags of an XML document. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>]/gu, (char) => ESCAPES[char] ?? char);
}
