import { joinTexts } from "@platekit/core";
import type { PlateText } from "@platekit/core";
import { expect, test } from "vitest";

type Told = Readonly<Record<string, number>>;

/** A look that reads its first text and holds these likely. */
function look(told: Told, more: Partial<PlateText> = {}): PlateText {
  const alternatives = Object.entries(told).map(([text, probability]) => ({ text, probability }));
  const [first = { text: "", probability: 0 }] = alternatives;
  const chars = Array.from(first.text, (char) => ({ char, probability: first.probability, top3: [] }));
  return { chars, probability: first.probability, alternatives, ...more };
}

const textOf = ({ chars }: PlateText) => chars.map(({ char }) => char).join("");

test.each([
  { name: "a look alone stays as it is", looks: [{ AB1: 0.7, A81: 0.2 }], text: "AB1", probability: 0.7 },
  // (0.6 + 0.8 + 0.7) / 3
  {
    name: "looks that agree: their mean",
    looks: [{ AB1: 0.6 }, { AB1: 0.8 }, { AB1: 0.7 }],
    text: "AB1",
    probability: 0.7,
  },
  // XY9: 0.9 / 3 = 0.3; AB1: (0.05 + 0.6 + 0.55) / 3 = 0.4
  {
    name: "what two hold likely wins over what one is sure of",
    looks: [{ XY9: 0.9, AB1: 0.05 }, { AB1: 0.6 }, { AB1: 0.55 }],
    text: "AB1",
    probability: 0.4,
  },
  // BC1: (0.5 + 0.45) / 2 = 0.475 beats AC1: 0.5 / 2
  {
    name: "the second choice of a look counts",
    looks: [
      { AC1: 0.5, BC1: 0.45 },
      { BC1: 0.5, XC1: 0.4 },
    ],
    text: "BC1",
    probability: 0.475,
  },
  { name: "the earlier look wins a tie", looks: [{ AB: 0.6 }, { CD: 0.6 }], text: "AB", probability: 0.3 },
  // Nobody reads QQ, though (0.4 + 0.4) / 2 is the largest mean.
  {
    name: "a text that no look read cannot win",
    looks: [
      { AB: 0.5, QQ: 0.4 },
      { CD: 0.45, QQ: 0.4 },
    ],
    text: "AB",
    probability: 0.25,
  },
  // Seen as nothing at 0.9 and as A1 at 0.3: nothing wins at 0.45.
  { name: "nothing is an answer, too", looks: [{ "": 0.9 }, { A1: 0.3 }], text: "", probability: 0.45 },
] satisfies readonly { name: string; looks: readonly Told[]; text: string; probability: number }[])(
  "joinTexts(): $name",
  ({ looks, text, probability }) => {
    const joined = joinTexts(looks.map((told) => look(told)));
    expect(textOf(joined)).toBe(text);
    expect(joined.probability).toBeCloseTo(probability, 12);
    expect(joined.alternatives[0]).toEqual({ text, probability: joined.probability });
  },
);

test("joinTexts() tells the alternatives of all looks, best first, no more than one look does", () => {
  const { alternatives } = joinTexts([look({ A: 0.6, B: 0.2, C: 0.1 }), look({ A: 0.5, C: 0.4, D: 0.02 })]);
  // A (0.6 + 0.5) / 2, C (0.1 + 0.4) / 2, B 0.2 / 2, D 0.02 / 2, of which the first three.
  expect(alternatives.map(({ text }) => text)).toEqual(["A", "C", "B"]);
  expect(alternatives[1]?.probability).toBeCloseTo(0.25, 12);
});

test("joinTexts() keeps characters and region of the look that was surest of the text", () => {
  const region = { label: "Spain", probability: 0.8 };
  const joined = joinTexts([look({ AB: 0.5 }), look({ AB: 0.9 }, { region }), look({ CD: 0.95 })]);
  expect(joined.chars.map(({ probability }) => probability)).toEqual([0.9, 0.9]);
  expect(joined.region).toEqual(region);
});

test("joinTexts() counts what was read where no alternatives were asked for", () => {
  const joined = joinTexts([look({ AB: 0.5 }, { alternatives: [] }), look({ AB: 0.7 }, { alternatives: [] })]);
  expect(joined.probability).toBeCloseTo(0.6, 12);
  expect(joined.alternatives).toEqual([]);
});

test("joinTexts() refuses to join nothing", () => {
  expect(() => joinTexts([])).toThrow(new RangeError("Cannot join texts: there must be at least one look, got none"));
});

test("joinTexts() does not change the looks", () => {
  const looks = [look({ AB: 0.5, CD: 0.2 }), look({ CD: 0.9 })];
  const before = structuredClone(looks);
  joinTexts(looks);
  expect(looks).toEqual(before);
});
