import { SaxesParser } from "saxes";
import { PlateError } from "@platekit/core/errors";

/** An element of an XML document; attributes are not kept, our formats have none that matter. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Deeper than any label file; a hostile one would only grow the stack of elements. */
const MOST_LEVELS = 32;

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/**
 * Parses an XML document that must be well-formed. Document types are refused, and with them entities of their own:
 * label files need none, and nested ones grow without bound.
 *
 * @param path For messages.
 * @throws {PlateError} `ERR_DATASET_FORMAT`, with the line.
 */
export function parseXml(text: string, path: string): XmlElement {
  const parser = new SaxesParser({ position: true, fragment: false });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  const refuse = (problem: string): never => {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${path} line ${parser.line}: ${problem}`);
  };
  parser.on("error", ({ message }) => refuse(`must be well-formed XML, got: ${message.replace(/^\d+:\d+: /u, "")}`));
  parser.on("doctype", () => refuse("must not declare a document type, got one"));
  parser.on("opentag", ({ name }) => {
    if (open.length >= MOST_LEVELS) refuse(`must have at most ${MOST_LEVELS} levels of elements, got more`);
    open.push({ name, text: "", children: [] });
  });
  parser.on("text", (piece) => addText(open.at(-1), piece));
  parser.on("cdata", (piece) => addText(open.at(-1), piece));
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  return root ?? refuse("must hold an element, got none");
}

function addText(element: OpenElement | undefined, piece: string): void {
  if (element !== undefined) element.text += piece;
}

/** The first child of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All children of this name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text as it stands between tags. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>]/gu, (char) => ESCAPES[char] ?? char).replaceAll("\r", "&#13;");
}
