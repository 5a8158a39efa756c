import { expect, test } from "vitest";
import { cutShare } from "../../src/output/cut-share.ts";

test.each([
  { share: 0.95096, cut: 0.9509 },
  { share: 0.99999, cut: 0.9999 },
  { share: 0.29, cut: 0.29 },
  { share: 0.0057, cut: 0.0057 },
  { share: 1, cut: 1 },
  { share: 0, cut: 0 },
])("cutShare() makes $cut of $share", ({ share, cut }) => {
  expect(cutShare(share)).toBe(cut);
});
