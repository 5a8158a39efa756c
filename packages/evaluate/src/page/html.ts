/** Markup that may be written as it is. Text never becomes markup by itself: it goes through `html`. */
export class Markup {
  readonly text: string;

  /** @param text Markup written in this package; nothing that came from outside. */
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a gap of `html`: text and numbers are escaped, lists are joined, `undefined` is nothing. */
export type HtmlPart = Markup | string | number | undefined | readonly HtmlPart[];

/**
 * Template tag for HTML and inline SVG: every gap is escaped, in text as in quoted attributes. Line breaks of the template
 * itself lose their indentation.
 */
export function html(strings: TemplateStringsArray, ...gaps: readonly HtmlPart[]): Markup {
  const literals = strings.map((string) => string.replaceAll(/\n\s+/gu, "\n"));
  return new Markup(literals.reduce((text, literal, index) => text + toText(gaps[index - 1]) + literal));
}

function toText(part: HtmlPart): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  return typeof part === "object" ? part.map(toText).join("") : escapeHtml(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Not allowed in a page at all.
  "\0": "\uFFFD",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'\0]/gu, (char) => ESCAPES[char] ?? char);
}
