import { countryFormats } from "@platekit/formats";
import type { FormatOptions } from "@platekit/ocr";
import type { FormatsChoice } from "./formats-choice.ts";

/** Share of plates expected to follow no format at all where any country may come: own choices, unlisted countries. */
const FREE_SHARE_OF_ALL = 0.5;
/** The same where the countries are known: a foreign plate now and then. */
const FREE_SHARE_OF_SOME = 0.1;

/**
 * The formats of the countries chosen, as `createRecognizer` takes them; `undefined` for `none`.
 *
 * @throws RangeError where a country is not among `formatCodes()`.
 */
export function loadFormats(choice: FormatsChoice): FormatOptions | undefined {
  if (choice === "none") return undefined;
  const known = countryFormats();
  if (choice === "soft") return { countries: [...known], freeShare: FREE_SHARE_OF_ALL };
  const countries = Array.from(new Set(choice), (code) => {
    const country = known.find((each) => each.code === code);
    if (country !== undefined) return country;
    const codes = known.map((each) => each.code).join(", ");
    throw new RangeError(`Cannot load formats: country must be one of ${codes}, got "${code}"`);
  });
  return { countries, freeShare: FREE_SHARE_OF_SOME };
}
