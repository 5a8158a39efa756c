import { expect, test } from "vitest";
import { heightChart } from "../../../src/page/charts/height-chart.ts";
import { parsePage } from "../support/parse-page.ts";

test("heightChart() shows share and count of each height", () => {
  const bins = [
    { name: "0–15", n: 10, share: 0.5, interval: [0.25, 0.75] as const },
    { name: "128 +", n: 2000, share: 1, interval: [0.998, 1] as const },
  ];
  const chart = parsePage(heightChart(bins, "read exactly").text);
  // The axis begins at 20 % (250) and ends at 100 % (14): 0.5 is 161.5.
  expect(chart.filter(({ tag }) => tag === "circle").map(({ attributes }) => attributes["cy"])).toEqual([
    "161.5",
    "14",
  ]);
  const words = chart.filter(({ tag }) => tag === "text").map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(["0–15", "n 10", "128 +", "n 2,000"]));
});
