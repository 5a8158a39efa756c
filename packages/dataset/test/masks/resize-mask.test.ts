import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { resizeMask } from "../../src/masks/resize-mask.ts";

test("resizeMask() gives each pixel the value its centre falls on", () => {
  const mask = asciiMask(`
    #..
    .##`);
  // Columns of six lie at (x + ½) · 3 / 6: 0, 0, 1, 1, 2, 2; of two at ¾ and 2¼: 0 and 2.
  expect(resizeMask(mask, { width: 6, height: 2 })).toEqual(asciiMask("##....\n..####"));
  expect(resizeMask(mask, { width: 2, height: 4 })).toEqual(asciiMask("#.\n#.\n.#\n.#"));
  expect(resizeMask(mask, { width: 3, height: 2 })).toBe(mask);
  // The middle one of three is on neither: columns and rows of two lie in the first and the last.
  const middle = asciiMask(`
    ...
    .#.
    ...`);
  expect(resizeMask(middle, { width: 2, height: 3 })).toEqual(asciiMask("..\n..\n.."));
  expect(resizeMask(middle, { width: 3, height: 2 })).toEqual(asciiMask("...\n..."));
});
