export { countryFormats } from "./country-formats.ts";
export type { CountryFormat, PatternKind } from "./country-formats.ts";
