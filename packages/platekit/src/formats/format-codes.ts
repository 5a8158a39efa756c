import { countryFormats } from "@platekit/formats";

/** Countries whose registration formats are embedded, as `formats: ["br", "de"]` takes them, in alphabetical order. */
export function formatCodes(): readonly string[] {
  return countryFormats().map(({ code }) => code);
}
