import { formatInterval } from "@platekit/evaluate";
import { expect, test } from "vitest";

test("formatInterval() writes both ends, the sign once", () => {
  expect(formatInterval([0.931, 0.9785])).toBe("93.1–97.9\u00A0%");
  expect(formatInterval([0, 1])).toBe("0.0–100.0\u00A0%");
});
