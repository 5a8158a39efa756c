import { describe, expect, test } from "vitest";
import { renderFilters } from "../../src/page/render-filters.ts";
import type { Card } from "../../src/page/card.ts";
import { parsePage } from "./support/parse-page.ts";

const WORDS = { scoreName: "Confidence", order: ["surest first", "least sure first"] as const };
const card = (kind: Card["kind"], region: string, read: string): Card => ({
  kind,
  source: "a.png",
  region,
  label: "0",
  text: read,
  chars: [{ truth: "0", read }],
  facts: [],
});

const filters = (cards: readonly Card[]) => parsePage(renderFilters(cards, WORDS).text);

describe("renderFilters()", () => {
  const cards = [card("look-alike", "ro", "O"), card("one-character", "<us>", "8"), card("look-alike", "ro", "O")];

  test("counts kinds, regions and confusions, the commonest first", () => {
    const options = filters(cards).filter(({ tag }) => tag === "option");
    expect(options.map(({ attributes, text }) => [attributes["value"], text])).toEqual([
      ["*", "all"],
      ["ro", "ro (2)"],
      ["<us>", "<us> (1)"],
      ["*", "any"],
      ['["0","O"]', "0 read as O (2)"],
      ['["0","8"]', "0 read as 8 (1)"],
      ["order", "surest first"],
      ["reverse", "least sure first"],
      ["label", "label"],
      ["source", "file"],
    ]);
    const boxes = filters(cards).filter(({ attributes }) => attributes["name"] === "kind");
    expect(boxes.map(({ attributes }) => attributes["value"])).toEqual(["look-alike", "one-character"]);
  });

  test("offers no choice where there is only one", () => {
    const names = filters([card("look-alike", "ro", "O")]).map(({ attributes }) => attributes["name"]);
    expect(names.filter((name) => name !== undefined)).toEqual(["search", "from", "to", "sort"]);
  });

  test("names every control by a label around it, and is hidden until the script works it", () => {
    const elements = filters(cards);
    const controls = elements.filter(({ tag }) => tag === "input" || tag === "select");
    expect(controls.every(({ parents }) => parents.includes("label"))).toBe(true);
    expect(elements.find(({ tag }) => tag === "form")!.attributes).toHaveProperty("hidden");
  });

  test.each([
    { name: "cards with everything", own: cards, words: "label, reading, region or file" },
    { name: "masks", own: [{ kind: "mask-rough", source: "a.png", chars: [], facts: [] }], words: "file" },
    {
      name: "readings without labels",
      own: [{ ...cards[0]!, label: undefined, region: undefined }],
      words: "reading or file",
    },
  ] as const)("says what $name can be searched by", ({ own, words }) => {
    const search = filters(own as readonly Card[]).find(({ attributes }) => attributes["name"] === "search");
    expect(search!.attributes["placeholder"]).toBe(words);
  });
});
