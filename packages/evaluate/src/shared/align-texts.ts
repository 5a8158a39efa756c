/** What stands on the plate and what was read there; `""` on one side: left out, or added. */
export interface CharPair {
  readonly truth: string;
  readonly read: string;
}

/**
 * Lays a reading along its label with the fewest edits (Levenshtein 1966). Of the ways with as few, one with the fewest
 * gaps is taken: readers take one character for another far oftener than they swap two. What is still equal is settled
 * from the end: a pair before a character left out before one added.
 *
 * Texts are compared by code points in NFC; lists by their entries, so that a label of several letters is one character.
 *
 * @returns Pairs in reading order; `truth === read` where the character is right.
 */
export function alignTexts(label: string | readonly string[], text: string | readonly string[]): readonly CharPair[] {
  const [truth, read] = [toChars(label), toChars(text)];
  return walkBack(truth, read, editCosts(truth, read));
}

/** Code points of the text in Unicode's composed form (NFC). */
export function toChars(text: string | readonly string[]): readonly string[] {
  return typeof text === "string" ? Array.from(text.normalize("NFC")) : text;
}

/** Cost of the best way from the start to each pair of ends. */
function editCosts(truth: readonly string[], read: readonly string[]): readonly Float64Array[] {
  const { edit, gap } = prices(truth, read);
  const costs = [Float64Array.from({ length: read.length + 1 }, (_, column) => column * gap)];
  for (const [row, char] of truth.entries()) {
    const above = costs[row] as Float64Array;
    const line = new Float64Array(read.length + 1);
    line[0] = (row + 1) * gap;
    for (let column = 1; column <= read.length; column++) {
      const pair = cost(above, column - 1) + (char === read[column - 1] ? 0 : edit);
      line[column] = Math.min(pair, cost(above, column) + gap, cost(line, column - 1) + gap);
    }
    costs.push(line);
  }
  return costs;
}

/** Follows the best way back from its end. */
function walkBack(truth: readonly string[], read: readonly string[], costs: readonly Float64Array[]): CharPair[] {
  const { edit, gap } = prices(truth, read);
  const pairs: CharPair[] = [];
  let [row, column] = [truth.length, read.length];
  while (row > 0 || column > 0) {
    const [char = "", other = ""] = [truth[row - 1], read[column - 1]];
    const here = cost(costs[row], column);
    const isPair = here === cost(costs[row - 1], column - 1) + (char === other ? 0 : edit);
    const isLeftOut = !isPair && here === cost(costs[row - 1], column) + gap;
    pairs.push({ truth: isPair || isLeftOut ? char : "", read: isLeftOut ? "" : other });
    if (isPair || isLeftOut) row -= 1;
    if (!isLeftOut) column -= 1;
  }
  return pairs.reverse();
}

/** A way has at most `truth + read` gaps, so that one edit outweighs all that gaps add. */
function prices(truth: readonly string[], read: readonly string[]): { readonly edit: number; readonly gap: number } {
  const edit = truth.length + read.length + 1;
  return { edit, gap: edit + 1 };
}

function cost(line: Float64Array | undefined, column: number): number {
  return line?.[column] ?? Number.POSITIVE_INFINITY;
}
