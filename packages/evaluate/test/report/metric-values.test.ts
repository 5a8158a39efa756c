import { expect, test } from "vitest";
import { metricValue, metricValues } from "../../src/report/metric-values.ts";

const METRICS = { plate_acc: 0.5, plate_acc_ci95: [0.4, 0.6], cer: 0.1, note: "text" };

test("metricValues() gives each number once, with its interval where it has one, in the report's order", () => {
  expect(metricValues(METRICS)).toEqual([
    { name: "plate_acc", value: 0.5, interval: [0.4, 0.6] },
    { name: "cer", value: 0.1 },
  ]);
});

test("metricValue() gives nothing for a name the report does not have", () => {
  expect(metricValue(METRICS, "dice")).toBeUndefined();
  expect(metricValue(METRICS, "toString")).toBeUndefined();
});
