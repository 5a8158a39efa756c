import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { MaskerOptionsSchema, ReaderOptionsSchema } from "platekit";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

type Defaults = Record<string, unknown>;

const page = readFileSync(new URL("../docs/options.md", import.meta.url), "utf8");

/** What the page calls the number of threads, which is another one on every machine. */
const THREADS = "one a core, at most 4";

/** Option and default of each row in the table under a heading; a dash is no default. */
function documented(heading: string): Defaults {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = [...section.matchAll(/^\| `([\w.]+)` \| (?:`([^`]+)`|–) \| \S.* \|$/gm)];
  return Object.fromEntries(rows.map(([, name = "", value]) => [name, readDefault(value)]));
}

function readDefault(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  return text === THREADS ? Math.min(4, availableParallelism()) : (parse(text) as unknown);
}

interface Node {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
}

/** Every option of a schema and its default. An object of options is told by its parts; a union of forms by both. */
function declared(schema: z.ZodType): Defaults {
  const filledIn: unknown = schema.parse({});
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node;
  return Object.fromEntries(partsOf(json, [], filledIn));
}

function partsOf(node: Node, path: readonly string[], filledIn: unknown): [string, unknown][] {
  return Object.entries(node.properties ?? {}).flatMap(([name, part]) => {
    const here = [...path, name];
    // What a JSON schema cannot hold (a default behind a transform) stands in the parsed options, and the other way
    // round for the parts of a form that is not the default.
    const own: [string, unknown] = [here.join("."), valueAt(filledIn, here) ?? part.default];
    const inside = [part, ...(part.anyOf ?? [])].flatMap((form) => partsOf(form, here, filledIn));
    return part.properties === undefined ? [own, ...inside] : inside;
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Defaults)[key] : undefined),
    value,
  );
}

test.each([
  { name: "reader", schema: ReaderOptionsSchema, headings: ["Reader and masker", "Reader"] },
  { name: "masker", schema: MaskerOptionsSchema, headings: ["Reader and masker", "Masker"] },
])("docs/options.md lists exactly the options of the $name, with their defaults", ({ schema, headings }) => {
  const listed = Object.assign({}, ...headings.map(documented)) as Defaults;
  expect(Object.keys(listed).sort()).toEqual(Object.keys(declared(schema)).sort());
  expect(listed).toEqual(declared(schema));
});
