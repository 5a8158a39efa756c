import { alignTexts } from "./align-texts.ts";
import type { CharPair } from "./align-texts.ts";

/** A character that was read. */
export interface ReadChar {
  readonly char: string;
  /** How sure it is, in [0, 1]; absent where the model does not say. */
  readonly probability?: number;
}

/** A place of a plate: what stands there, what was read, and how sure that is. */
export interface ReadPlace extends CharPair {
  /** In [0, 1]; absent where nothing was read. */
  readonly probability?: number;
}

/**
 * Lays what was read along its label, as `alignTexts` does; each character keeps its probability.
 *
 * @param label Without one, `truth` is empty everywhere.
 */
export function alignReading(label: string | undefined, chars: readonly ReadChar[]): readonly ReadPlace[] {
  const read = chars.map(({ char }) => char);
  const pairs = label === undefined ? read.map((char) => ({ truth: "", read: char })) : alignTexts(label, read);
  const left = chars.values();
  return pairs.map((pair) => {
    const probability = pair.read === "" ? undefined : left.next().value?.probability;
    return probability === undefined ? pair : { ...pair, probability };
  });
}
