import { SaxesParser } from "saxes";
import { PlateError } from "@platekit/core/errors";
import type { XmlElement } from "./xml-element.ts";

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
