import { expect, test } from "vitest";
import { tidy } from "../../src/table/tidy.ts";

test("tidy() keeps six decimals and drops what binary fractions are off by", () => {
  // 622.05 - 556.65 is 65.39999999999998 in binary.
  expect(tidy(622.05 - 556.65)).toBe(65.4);
  expect(tidy(1.2345674)).toBe(1.234567);
});
