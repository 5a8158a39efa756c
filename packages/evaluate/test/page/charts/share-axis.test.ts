import { expect, test } from "vitest";
import { PLOT } from "../../../src/page/charts/plot-frame.ts";
import { shareAxis } from "../../../src/page/charts/share-axis.ts";

test("shareAxis() ends at 100 % at the top and begins on a round share at the bottom", () => {
  const { y, ticks } = shareAxis(0.63);
  expect(y(1)).toBe(PLOT.top);
  // 0.63 is rounded down to the next tick of 0.1.
  expect(y(0.6)).toBe(PLOT.bottom);
  expect(ticks.map(({ text }) => text)).toEqual(["60\u00A0%", "70\u00A0%", "80\u00A0%", "90\u00A0%", "100\u00A0%"]);
});

test("shareAxis() shows no less than ten points of percent: noise must not look like a fall", () => {
  expect(shareAxis(0.999).ticks[0]!.text).toBe("90\u00A0%");
  expect(shareAxis(0).ticks[0]!.text).toBe("0\u00A0%");
});
