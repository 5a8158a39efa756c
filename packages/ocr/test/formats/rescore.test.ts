import { expect, test } from "vitest";
import type { FormatPrior } from "../../src/formats/format-prior.ts";
import { rescore } from "../../src/formats/rescore.ts";
import { symbolsOf } from "../../src/formats/symbols.ts";
import { oddsOf } from "../support/odds.ts";

/** A prior that knows single texts and how much speaks for each. */
const prior = (boosts: Record<string, number>): FormatPrior => ({
  variants: (length) =>
    Object.keys(boosts)
      .filter((text) => text.length === length)
      .map((text) => ({
        parts: [
          { length, shares: new Float64Array(), words: new Map([[text, { symbols: symbolsOf(text), share: 1 }]]) },
        ],
        issuers: [],
        weight: 1,
      })),
  boost: (text) => boosts[text] ?? 1,
  match: () => undefined,
});

/** A plate read as BO12 at 0.6, with 0 for O at 0.3 and a lost last digit at 0.05; 0.05 are other texts. */
const weights: Record<string, number> = { BO12: 1, B012: 0.5, BO1: 1 / 12 };
const READING = {
  text: "BO12",
  probability: 0.6,
  odds: [{ B: 1 }, { O: 1, "0": 0.5 }, { "1": 1 }, { "2": 1 }].map((place) => oddsOf(place)),
  proposals: ["BO12", "BO1"],
  weigh: (text: string) => weights[text] ?? 0,
};

test("rescore() keeps the network's probabilities where no text follows a format", () => {
  expect(rescore(READING, prior({}))).toEqual([
    { text: "BO12", likelihood: 0.6, probability: expect.closeTo(0.6, 9) },
    { text: "BO1", likelihood: expect.closeTo(0.05, 9), probability: expect.closeTo(0.05, 9) },
  ]);
});

test("rescore() finds a text that follows a format among the swaps nobody proposed", () => {
  // 0.6 for the text as read, 0.3 · 8 = 2.4 for the swap, 0.05 for the proposal, 0.05 for all others: 3.1 in all.
  expect(rescore(READING, prior({ B012: 8 }))).toEqual([
    { text: "B012", likelihood: 0.3, probability: expect.closeTo(2.4 / 3.1, 9) },
    { text: "BO12", likelihood: 0.6, probability: expect.closeTo(0.6 / 3.1, 9) },
    { text: "BO1", likelihood: expect.closeTo(0.05, 9), probability: expect.closeTo(0.05 / 3.1, 9) },
  ]);
});

test("rescore() does not overrule the image for a format that is hardly likelier", () => {
  // 0.3 · 1.9 = 0.57 < 0.6.
  expect(rescore(READING, prior({ B012: 1.9 }))[0]!.text).toBe("BO12");
});

test("rescore() chooses among proposals of other lengths too", () => {
  expect(rescore(READING, prior({ BO1: 100 }))[0]!.text).toBe("BO1");
});

test("rescore() does not bring back what the image makes a hundred times less likely", () => {
  const faint = { ...READING, weigh: (text: string) => (text === "BO12" ? 1 : 0.0099) };
  expect(rescore(faint, prior({ BO1: 1e6 }))[0]!.text).toBe("BO12");
  const weak = { ...READING, weigh: (text: string) => (text === "BO12" ? 1 : 0.0101) };
  expect(rescore(weak, prior({ BO1: 1e6 }))[0]!.text).toBe("BO1");
});

test("the text as read wins a tie", () => {
  expect(rescore(READING, prior({ B012: 2 }))[0]!.text).toBe("BO12");
});

test("rescore() prefers another text for its format alone, not for what the network's own search missed", () => {
  // The swap at 1.25 of the text as read, which no format speaks for, counts as much as that text: a tie.
  const missed = { ...READING, weigh: (text: string) => ({ BO12: 1, B012: 1.25 })[text] ?? 0, proposals: ["B012"] };
  expect(rescore(missed, prior({})).map(({ text, likelihood }) => [text, likelihood])).toEqual([
    ["BO12", 0.6],
    ["B012", 0.6],
  ]);
  expect(rescore(missed, prior({ B012: 1.01 }))[0]!.text).toBe("B012");
});
