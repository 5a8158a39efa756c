import type { CharConfidence } from "@platekit/core";
import { expect, test } from "vitest";
import { changedChars } from "../../src/formats/changed-chars.ts";

const chars = (text: string, ...probabilities: number[]): CharConfidence[] =>
  Array.from(text, (char, at) => ({ char, probability: probabilities[at] ?? 0.9, top3: [] }));

const shown = (result: readonly CharConfidence[]) =>
  result.map(({ char, probability, changedFrom }) => [
    char,
    probability,
    ...(changedFrom === undefined ? [] : [changedFrom]),
  ]);

/** Texts by what image and formats together make of them; the likelihood by the image alone is not looked at. */
const weighed = (probabilities: Record<string, number>) =>
  Object.entries(probabilities).map(([text, probability]) => ({ text, likelihood: 0, probability }));

test("changedChars() marks a swapped character, at most as sure as the one that was read", () => {
  const candidates = weighed({ B012: 0.8, BO12: 0.1, B01Z: 0.05 });
  const changed = changedChars(chars("BO12", 0.9, 0.6, 0.9, 0.7), chars("B012", 0.95, 0.3, 0.9, 0.7), candidates);
  // 0.8 + 0.05 agree on the 0, yet the O was read at 0.6 only.
  expect(shown(changed)).toEqual([
    ["B", 0.9],
    ["0", 0.6, "O"],
    ["1", 0.9],
    ["2", 0.7],
  ]);
});

test("changedChars() takes the doubt between candidates where it is the larger one", () => {
  const candidates = weighed({ B012: 0.4, BO12: 0.35 });
  const [, zero] = changedChars(chars("BO12", 0.9, 0.6), chars("B012"), candidates);
  expect(zero).toMatchObject({ char: "0", probability: 0.4, changedFrom: "O" });
});

test("changedChars() keeps a swap of shapes as unlikely as the network sees it", () => {
  const [five] = changedChars(chars("S12", 0.9), chars("512", 0.05), weighed({ "512": 0.97, S12: 0.03 }));
  expect(five).toMatchObject({ char: "5", probability: 0.05, changedFrom: "S" });
});

test.each([
  { name: "a character more in front", raw: "F82EVA", chosen: "IF82EVA", marks: { 0: "" } },
  { name: "a character more inside", raw: "B12AC", chosen: "B123AC", marks: { 3: "" } },
  { name: "a character less", raw: "INTD92", chosen: "NTD92", marks: {} },
  { name: "a swap and a character more", raw: "4A12", chosen: "LA123", marks: { 0: "4", 4: "" } },
])("changedChars() marks $name", ({ raw, chosen, marks }) => {
  const changed = changedChars(chars(raw, 0.8, 0.7), chars(chosen), weighed({ [chosen]: 0.75 }));
  expect(changed.map(({ char }) => char).join("")).toBe(chosen);
  const marked = changed.flatMap(({ changedFrom }, at) => (changedFrom === undefined ? [] : [[at, changedFrom]]));
  expect(Object.fromEntries(marked)).toEqual(marks);
  // The least sure character that was read.
  expect(changed.every(({ probability }) => probability === 0.7)).toBe(true);
});
