import { expect, test } from "vitest";
import { renderPredictionsPage } from "@platekit/evaluate";
import { parsePage } from "./support/parse-page.ts";
import { PIXEL } from "./support/sample-report.ts";

const ABOUT = { model: "toy-reader", date: new Date("2026-11-21T15:30:00Z"), inputs: "street/" };

test("renderPredictionsPage() shows readings in their order and marks unsure characters", () => {
  const reading = (source: string, probability: number) => ({
    source,
    picture: PIXEL,
    text: "A",
    confidence: probability,
    chars: [{ char: "A", probability }],
  });
  const page = renderPredictionsPage([reading("b.png", 0.2), reading("a.png", 0.4)], { ...ABOUT, lowConfidence: 0.3 });
  const elements = parsePage(page);
  const cards = elements.filter(({ tag }) => tag === "li").flatMap(({ attributes }) => attributes["data-source"] ?? []);
  expect(cards).toEqual(["b.png", "a.png"]);
  const places = elements.flatMap(({ attributes }) =>
    attributes["class"]?.startsWith("place") ? attributes["class"] : [],
  );
  expect(places).toEqual(["place low", "place"]);
  expect(page).toContain("less than 30 is marked");
});
