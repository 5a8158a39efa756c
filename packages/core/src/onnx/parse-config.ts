import { parseDocument } from "yaml";
import type { Document } from "yaml";
import { PlateError } from "../errors/plate-error.ts";

/** Aliases (`*name`) a config may hold: none of ours needs one, and nested ones grow without bound. */
const MAX_ALIASES = 16;

/** A model config as parsed, before its schema has seen it. */
export interface ParsedConfig {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The text of a plain value as it stands in the file: `0123` where `values` holds the number 123. */
  sourceOf(key: string): string | undefined;
}

/**
 * Parses a YAML config whose root must be a mapping.
 *
 * @param version `1.1` reads as Python's YAML does (`yes` is true), `1.2` as the standard says.
 * @throws {PlateError} `ERR_MODEL_CONFIG` when the bytes are no such YAML.
 */
export function parseConfig(bytes: Uint8Array, path: string, version: "1.1" | "1.2" = "1.2"): ParsedConfig {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const document = parseDocument(text, { version, prettyErrors: true, logLevel: "error" });
    if (document.errors[0] !== undefined) throw document.errors[0];
    return { path, values: toMapping(document), sourceOf: (key) => plainSource(document, key) };
  } catch (cause) {
    throw new PlateError("ERR_MODEL_CONFIG", `Cannot read model config ${path}: ${firstLine(cause)}`, { cause });
  }
}

function toMapping(document: Document): Record<string, unknown> {
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TypeError(`file must be a YAML mapping, got ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  return Array.isArray(value) ? "a list" : typeof value;
}

function plainSource(document: Document, key: string): string | undefined {
  const node: unknown = document.get(key, true);
  if (typeof node !== "object" || node === null || !("source" in node)) return undefined;
  return typeof node.source === "string" ? node.source : undefined;
}

function firstLine(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return (message.split("\n")[0] ?? "").replace(/:$/, "");
}
