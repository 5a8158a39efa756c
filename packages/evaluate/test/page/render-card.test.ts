import { describe, expect, test } from "vitest";
import { formatConfidence } from "../../src/report/format-confidence.ts";
import { pairsOf, renderCard } from "../../src/page/render-card.ts";
import type { Card } from "../../src/page/card.ts";
import { parsePage } from "./support/parse-page.ts";
import { PIXEL } from "./support/sample-report.ts";

const STYLE = { lowConfidence: 0.35, scoreName: "Confidence", formatScore: formatConfidence };

const CARD: Card = {
  kind: "one-character",
  picture: PIXEL,
  source: "images/Ä.png",
  line: 7,
  region: "ro",
  label: "AB1",
  text: "A81",
  chars: [
    { truth: "A", read: "A", probability: 0.999 },
    { truth: "B", read: "8", probability: 0.34 },
    { truth: "1", read: "1", probability: 0.35 },
  ],
  score: 0.9625,
  facts: ["96 × 32 px"],
};

const elements = (card: Card) => parsePage(renderCard(card, STYLE).text);
const byClass = (card: Card, name: string) =>
  elements(card).filter(({ attributes }) => attributes["class"]?.split(" ").includes(name));

describe("renderCard()", () => {
  test("says what the filters need", () => {
    const [item] = byClass(CARD, "card");
    expect(item!.attributes).toMatchObject({
      "data-kind": "one-character",
      "data-region": "ro",
      "data-score": "0.9625",
      "data-label": "AB1",
      "data-source": "images/Ä.png",
      "data-text": "ab1 a81 images/ä.png ro",
      "data-pairs": JSON.stringify(['["B","8"]']),
    });
  });

  test("marks the place that is wrong, and characters less sure than asked for", () => {
    expect(byClass(CARD, "place").map(({ attributes, text }) => [attributes["class"], text])).toEqual([
      ["place", "AA99"],
      ["place wrong low", "B834"],
      ["place", "1135"],
    ]);
  });

  test("marks nothing as wrong where there is no label", () => {
    const { label: _label, ...unlabelled } = CARD;
    const chars = CARD.chars.map((place) => ({ ...place, truth: "" }));
    expect(byClass({ ...unlabelled, chars }, "wrong")).toEqual([]);
    expect(byClass({ ...unlabelled, chars }, "low")).toHaveLength(1);
  });

  test("tells label and reading as text as well, for who cannot see the places", () => {
    const [texts] = byClass(CARD, "texts");
    expect(texts!.text).toMatch(/label\s*AB1\s*read\s*A81/u);
    expect(byClass(CARD, "diff")[0]!.attributes["aria-hidden"]).toBe("true");
  });

  test("shows the picture in its own size, and says so where there is none", () => {
    const image = elements(CARD).find(({ tag }) => tag === "img");
    expect(image!.attributes).toMatchObject({ src: PIXEL.url, width: "1", height: "1", alt: "Picture of AB1" });
    const { picture: _picture, ...lost } = CARD;
    expect(byClass(lost, "no-picture")).toHaveLength(1);
  });

  test("lets no text of the data become markup", () => {
    const evil = `"><script>alert('x')</script>&amp;`;
    const card = {
      ...CARD,
      source: evil,
      region: evil,
      label: evil,
      text: evil,
      facts: [evil],
      chars: [{ truth: evil, read: evil, probability: 0.5 }],
    };
    expect(renderCard(card, STYLE).text).not.toContain("<script");
    expect(byClass(card, "card")[0]!.attributes["data-source"]).toBe(evil);
    expect(byClass(card, "source")[0]!.text).toBe(`${evil}, line 7`);
  });
});

test("pairsOf() names every pair once, and none where there is nothing to compare", () => {
  const wrong = { truth: "B", read: "8" };
  expect(pairsOf({ ...CARD, chars: [wrong, { truth: "A", read: "A" }, wrong] })).toEqual([wrong]);
  const { text: _text, ...unread } = CARD;
  expect(pairsOf(unread)).toEqual([]);
});
