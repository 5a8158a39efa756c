import { expect, test } from "vitest";
import { regionChart } from "../../../src/page/charts/region-chart.ts";
import { parsePage } from "../support/parse-page.ts";

const region = (name: string, n: number, share = 0.5) => ({
  region: name,
  n,
  share,
  interval: [share - 0.1, share + 0.1] as const,
});

const names = (chart: string) =>
  parsePage(chart)
    .filter(({ attributes }) => attributes["class"]?.includes("row-name"))
    .map(({ text }) => text);

test("regionChart() puts regions with more plates first and shortens long names", () => {
  const chart = regionChart([region("small", 1), region("a region of many letters", 9), region("mid", 5)], "read").text;
  expect(names(chart)).toEqual(["a region of …", "mid", "small"]);
});

test("regionChart() shows the 30 largest", () => {
  const regions = Array.from({ length: 40 }, (_, index) => region(`r${index}`, index));
  expect(names(regionChart(regions, "read").text)).toHaveLength(30);
});

test("regionChart() puts a share where it belongs between the ends of its interval", () => {
  const chart = parsePage(regionChart([region("a", 1, 0.5)], "read").text);
  // The axis goes from 40 % (112) to 100 % (422): 0.5 is 163.7, 0.6 is 215.3.
  expect(chart.find(({ tag }) => tag === "circle")!.attributes["cx"]).toBe("163.7");
  const interval = chart.find(({ attributes }) => attributes["class"] === "whisker")!.attributes["d"];
  expect(interval).toMatch(/^M112 [\d.]+H215\.3$/u);
});
