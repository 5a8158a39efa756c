import { expect, test } from "vitest";
import { percent } from "../src/percent.ts";

test.each([
  { share: 0.99968, whole: "99", tenths: "99.9" }, // rounded it would be 100
  { share: 0.8997, whole: "89", tenths: "89.9" }, // yellow: green begins at 90
  { share: 0.29, whole: "29", tenths: "29.0" }, // 28.999999999999996 in floating point
  { share: 0.022, whole: "2", tenths: "2.2" }, // 21.999999999999996 tenths in floating point
  { share: 1, whole: "100", tenths: "100.0" },
  { share: 0, whole: "0", tenths: "0.0" },
])("percent() writes $share as $whole and as $tenths", ({ share, whole, tenths }) => {
  expect(percent(share, 0)).toBe(whole);
  expect(percent(share, 1)).toBe(tenths);
});
