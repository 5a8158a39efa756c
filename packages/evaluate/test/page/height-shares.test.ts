import { expect, test } from "vitest";
import { heightShares } from "../../src/page/height-shares.ts";
import { OCR_REPORT, PIPELINE_REPORT } from "./support/sample-report.ts";

test("heightShares() names the pixels of a bin and leaves empty bins out", () => {
  expect(heightShares(OCR_REPORT)).toEqual([
    { name: "0–15", n: 100, share: 0.75, interval: [0.657, 0.825] },
    { name: "128 +", n: 300, share: 1, interval: [0.987, 1] },
  ]);
});

test("heightShares() takes what was read exactly, not what was found", () => {
  expect(heightShares(PIPELINE_REPORT)).toEqual([{ name: "32–47", n: 221, share: 0.882, interval: [0.83, 0.92] }]);
});
