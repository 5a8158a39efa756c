import { describe, expect, test } from "vitest";
import { confusionChart } from "../../../src/page/charts/confusion-chart.ts";
import { parsePage } from "../support/parse-page.ts";

const cells = (chart: string) => parsePage(chart).filter(({ attributes }) => attributes["class"]?.startsWith("cell"));

describe("confusionChart()", () => {
  const confusions = [
    { truth: "O", read: "0", count: 16 },
    { truth: "7", read: "", count: 1 },
    { truth: "", read: "0", count: 4 },
  ];

  test("has a cell for each pair, darker where it is commoner", () => {
    const chart = confusionChart(confusions).text;
    expect(cells(chart).map(({ text }) => text.replaceAll(/\s+/gu, " ").trim())).toEqual([
      "16O read as 0: 16",
      "17 left out: 1",
      "40 added: 4",
    ]);
    // Opacity goes with the root of the count, from 0.08 to 1: 1/16 → 0.08 + 0.92/4, 4/16 → 0.08 + 0.92/2.
    const rects = parsePage(chart).filter(({ tag, attributes }) => tag === "rect" && "fill-opacity" in attributes);
    expect(rects.map(({ attributes }) => attributes["fill-opacity"])).toEqual(["1.00", "0.31", "0.54"]);
  });

  test("orders characters, the gap last", () => {
    const glyphs = parsePage(confusionChart(confusions).text).filter(
      ({ tag, parents, attributes }) => tag === "text" && parents.length === 2 && attributes["class"] === undefined,
    );
    // Behind them come the counts of the cells.
    expect(glyphs.map(({ text }) => text).slice(0, 5)).toEqual(["0", "∅", "7", "O", "∅"]);
  });

  test("keeps the 24 commonest rows of a larger alphabet", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      truth: String.fromCodePoint(0x41 + index),
      read: "0",
      count: 30 - index,
    }));
    expect(cells(confusionChart(many).text)).toHaveLength(24);
  });

  test("escapes characters", () => {
    const chart = confusionChart([{ truth: "<", read: "&", count: 1 }]).text;
    expect(cells(chart)[0]!.text).toContain("< read as &: 1");
  });
});
