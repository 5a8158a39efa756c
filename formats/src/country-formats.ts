import { readFileSync } from "node:fs";

/** What a plate with such a text is for. */
export type PatternKind = "car" | "motorcycle" | "temporary" | "dealer" | "diplomatic" | "personal";

/** The registration formats of one country, as its YAML file states them. */
export interface CountryFormat {
  /** ISO 3166-1 alpha-2 in lower case (`gb`, not `uk`): also the name of the file. */
  readonly code: string;
  readonly name: string;
  /** Vehicles there, in millions, roughly; 1 where absent. */
  readonly vehicles?: number;
  /** What `L` stands for, A–Z where absent; a letter that stands twice counts twice. */
  readonly letters?: string;
  /** What `D` stands for, 0–9 where absent. */
  readonly digits?: string;
  /** What further one-letter signs stand for. */
  readonly sets?: Readonly<Record<string, string>>;
  /** `weight` (1) tells how common a pattern is against the others of the country, `kind` is `car` where absent. */
  readonly patterns: readonly { readonly pattern: string; readonly weight?: number; readonly kind?: PatternKind }[];
}

/** All `*.yaml` of this package in one file, made by `scripts/bundle-formats.mjs`: read in a hundredth of the time YAML takes. */
const BUNDLE = new URL("../countries.json", import.meta.url);

/** The formats of all countries of this package, by code in alphabetical order. */
export function countryFormats(): readonly CountryFormat[] {
  return JSON.parse(readFileSync(BUNDLE, "utf8")) as CountryFormat[];
}
