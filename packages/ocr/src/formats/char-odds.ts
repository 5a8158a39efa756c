import type { CharOdds } from "./best-fits.ts";
import { ALPHABET, symbolOf } from "./symbols.ts";

/**
 * What the image makes a hundred times less likely than what was read, no format brings back: a list of countries must
 * not bend plates of others. Of four limits from 0.001 to 0.05 this one costs plates of the countries listed hardly
 * anything, and spares most of the others.
 */
export const LEAST_ODDS = 0.01;

/** The classes read, one a place, and the names of all classes. */
export interface ChosenClasses {
  readonly chosen: readonly number[];
  readonly labels: readonly string[];
}

/**
 * How likely each of A–Z and 0–9 is at each place, against the character read there.
 *
 * @param rows One a place: weights of the classes, in any scale.
 * @returns `undefined` where nothing was read, or something other than A–Z and 0–9.
 */
export function charOdds(rows: readonly Float64Array[], { chosen, labels }: ChosenClasses): CharOdds[] | undefined {
  const symbols = labels.map(symbolOf);
  const own = chosen.map((klass, at) => ((symbols[klass] ?? -1) < 0 ? 0 : (rows[at]?.[klass] ?? 0)));
  if (chosen.length === 0 || own.includes(0)) return undefined;
  return rows.slice(0, chosen.length).map((row, at) => placeOdds(row, { own: own[at] ?? 1, symbols }));
}

function placeOdds(row: Float64Array, { own, symbols }: { readonly own: number; readonly symbols: readonly number[] }) {
  const odds = new Float64Array(ALPHABET.length);
  const possible: number[] = [];
  for (const [klass, symbol] of symbols.entries()) {
    const against = (row[klass] ?? 0) / own;
    if (symbol < 0 || against < LEAST_ODDS) continue;
    odds[symbol] = against;
    possible.push(symbol);
  }
  return { odds, possible };
}
