import { splitLabel } from "./split-label.ts";

/** What a model can say. */
export interface LabelRules {
  /** All classes in any order; one may be several letters long (`서울`). */
  readonly labels: readonly string[];
  /** The class that stands for no character, where the model has one; it may stand in a label. */
  readonly pad?: string | undefined;
  /** How many classes a text may have; open for models without slots. */
  readonly slots?: number | undefined;
}

/** Why a model can never read this label. */
export interface LabelProblem {
  readonly kind: "empty" | "too-long" | "outside-alphabet";
  /** `label "ÄB1" must …, got …`, to stand behind `FILE line N: `. */
  readonly message: string;
}

/**
 * Whether a model can say a label at all: fast-plate-ocr scores a character it does not know as the first one of its
 * alphabet, without a word. Length goes before letters, as in its `validate-dataset`.
 *
 * @returns The first problem; `undefined` where there is none.
 */
export function checkLabel(text: string, { labels, pad, slots }: LabelRules): LabelProblem | undefined {
  const label = `label ${JSON.stringify(text)}`;
  if (text === "") return { kind: "empty", message: `${label} must have at least one character, got none` };
  const { parts, outside } = splitLabel(text, pad === undefined ? labels : [...labels, pad]);
  if (slots !== undefined && parts.length > slots) {
    const wanted = `must not be longer than the model's ${slots} slots`;
    return { kind: "too-long", message: `${label} ${wanted}, got ${parts.length} characters` };
  }
  const [first] = outside;
  if (first === undefined) return undefined;
  const got = outside.map((char) => JSON.stringify(char)).join(", ");
  return { kind: "outside-alphabet", message: `${label} must be written in the model's alphabet, got ${got}` };
}
