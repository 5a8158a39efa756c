/** An element of a page, flat: its own start tag and all text below it. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Entities are resolved. */
  readonly text: string;
  readonly parents: readonly string[];
}

const TOKEN = /<!doctype html>|<!--[\s\S]*?-->|<\/?[a-zA-Z][^\s/>]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>|[^<]+|</giu;
const VOID = new Set(["meta", "link", "img", "input", "br"]);
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * Reads a page of ours strictly: every element that is opened is closed in its turn, attributes stand in double quotes,
 * and no `<` stands alone. Throws where that is not so.
 */
export function parsePage(page: string): readonly PageElement[] {
  const done: PageElement[] = [];
  const open: { tag: string; attributes: Record<string, string>; text: string; parents: string[] }[] = [];
  const close = (): void => {
    const element = open.pop()!;
    done.push(element);
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += element.text;
  };
  // Style and script are text to their end tag.
  const plain = page.replaceAll(/(<(?:style|script)>)[\s\S]*?(<\/(?:style|script)>)/gu, "$1$2");
  for (const [token] of plain.matchAll(TOKEN)) {
    if (/^<!doctype/iu.test(token)) continue;
    const tag = /^<\/?([a-zA-Z][^\s/>]*)/u.exec(token)?.[1];
    if (tag === undefined) {
      if (token === "<") throw new Error("A < stands alone");
      if (open.length > 0) open.at(-1)!.text += resolve(token);
    } else if (token.startsWith("</")) {
      if (open.at(-1)?.tag !== tag) throw new Error(`</${tag}> closes <${open.at(-1)?.tag}>`);
      close();
    } else {
      open.push({ tag, attributes: attributesOf(token), text: "", parents: open.map((parent) => parent.tag) });
      if (VOID.has(tag) || token.endsWith("/>")) close();
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
  return done;
}

function attributesOf(token: string): Record<string, string> {
  const pairs = [...token.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/gu)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name!, resolve(value ?? "")]));
}

function resolve(text: string): string {
  return text.replaceAll(/&([^;\s]+);/gu, (entity, name: string) => {
    const char = ENTITIES[name];
    if (char === undefined) throw new Error(`Unknown entity ${entity}`);
    return char;
  });
}
