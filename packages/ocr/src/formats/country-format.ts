import { z } from "zod";

const Characters = z.string().regex(/^[A-Z0-9]+$/u, "must be A-Z and 0-9 in quotes");

/** Signs with a meaning of their own: no set may be called so. */
const SetName = z.string().regex(/^(?![LDXos])[A-Za-z]$/u, "must be one letter other than L, D, X, o and s");

const PatternSchema = z.strictObject({
  /** `L` letter, `D` digit, `X` either, `{A|BC}` one of these, the sets; space `-` `.` `o` `s` `/` are drawn, not read. */
  pattern: z.string().min(1),
  /** How common it is against the others of its country. */
  weight: z.number().positive().default(1),
  kind: z.enum(["car", "motorcycle", "temporary", "dealer", "diplomatic", "personal"]).default("car"),
});

/** What is written on the plates of one country: a file of `formats/`. `createFormatPrior` checks the patterns' signs. */
export const CountryFormatSchema = z.strictObject({
  /** ISO 3166-1 alpha-2 in lower case. */
  code: z.string().regex(/^[a-z]{2}$/u, "must be two lower-case letters"),
  name: z.string().min(1),
  /** Vehicles there, in millions, roughly: how often its plates are met among those of several countries. */
  vehicles: z.number().positive().default(1),
  /** What `L` stands for; a letter that stands twice counts twice. */
  letters: Characters.default("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  /** What `D` stands for. */
  digits: Characters.default("0123456789"),
  /** What further signs stand for. */
  sets: z.record(SetName, Characters).default({}),
  patterns: z.array(PatternSchema).min(1).readonly(),
});

export type CountryFormat = z.output<typeof CountryFormatSchema>;
