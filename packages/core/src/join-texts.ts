import { joinChars } from "./join-chars.ts";
import type { PlateText } from "./stages.ts";

/**
 * One text from several looks at the same plate.
 *
 * The probability of a text is its mean over the looks, 0 where a look does not name it: each look is as good a witness
 * as the next (the linear opinion pool; Stone, "The Opinion Pool", 1961). A text that all looks hold likely wins over
 * one that a single look is sure of, and looks that disagree make the answer unsure, whichever wins. Only a text that
 * some look read can win, the earlier one on a tie; its characters are those of the look that was surest of it.
 *
 * @param looks At least one.
 * @throws RangeError where there is none.
 */
export function joinTexts(looks: readonly PlateText[]): PlateText {
  const said = looks.map((look) => ({ text: joinChars(look.chars), look }));
  const means = meanProbabilities(said);
  const mean = (text: string) => means.get(text) ?? 0;
  const [winner] = said.toSorted((a, b) => mean(b.text) - mean(a.text));
  if (winner === undefined) throw new RangeError("Cannot join texts: there must be at least one look, got none");
  const { text } = winner;
  const surest = said.reduce(
    (best, { text: own, look }) => (own === text && look.probability > best.probability ? look : best),
    winner.look,
  );
  const most = Math.max(...looks.map(({ alternatives }) => alternatives.length));
  const others = Array.from(means, ([other, probability]) => ({ text: other, probability }))
    .filter((alternative) => alternative.text !== text)
    .sort((a, b) => b.probability - a.probability);
  const probability = mean(text);
  return { ...surest, probability, alternatives: [{ text, probability }, ...others].slice(0, most) };
}

interface Said {
  readonly text: string;
  readonly look: PlateText;
}

function meanProbabilities(said: readonly Said[]): ReadonlyMap<string, number> {
  const means = new Map<string, number>();
  for (const { text: own, look } of said) {
    const told = new Map(look.alternatives.map(({ text, probability }) => [text, probability]));
    // What was read counts, too, where the recogniser was asked for no alternatives.
    told.set(own, look.probability);
    for (const [text, probability] of told) means.set(text, (means.get(text) ?? 0) + probability / said.length);
  }
  return means;
}
