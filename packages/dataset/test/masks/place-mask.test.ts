import { expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { joinPatches } from "../../src/masks/mask-patch.ts";
import { placeMask } from "../../src/masks/place-mask.ts";

const SIZE = { width: 6, height: 4 };

test("placeMask() gives every pixel whose centre lies in the box the value it falls on", () => {
  const mask = asciiMask(`
    ##
    #.`);
  // Centres from 1.6 to 3.6 across are 2.5 and 3.5, in the left (up to 2.6) and the right half; from 0.5 to 2.5 down they
  // are 0.5 and 1.5, in the upper (up to 1.5, which is the lower one's) and the lower half.
  const patch = placeMask(mask, { x0: 1.6, y0: 0.5, x1: 3.6, y1: 2.5 }, SIZE)!;
  expect(joinPatches([patch], SIZE)).toEqual(
    asciiMask(`
      ..##..
      ..#...
      ......
      ......`),
  );
});

test("placeMask() cuts what leaves the photo; a mask with nothing in it is none", () => {
  const full = asciiMask("#");
  const patch = placeMask(full, { x0: -5, y0: 2, x1: 2, y1: 9 }, SIZE)!;
  expect([patch.x, patch.y, patch.width, patch.height]).toEqual([0, 2, 2, 2]);
  expect(placeMask(full, { x0: 7, y0: 0, x1: 9, y1: 2 }, SIZE)).toBeUndefined();
  expect(placeMask(asciiMask("."), { x0: 0, y0: 0, x1: 6, y1: 4 }, SIZE)).toBeUndefined();
});

test.each([
  // Columns of six lie at (x + ½) · 3 / 6: 0, 0, 1, 1, 2, 2; of two at ¾ and 2¼: 0 and 2.
  { mask: "#..\n.##", width: 6, height: 2, placed: "##....\n..####" },
  { mask: "#..\n.##", width: 2, height: 4, placed: "#.\n#.\n.#\n.#" },
  { mask: "#..\n.##", width: 3, height: 2, placed: "#..\n.##" },
])("placeMask() into a whole photo of $width × $height is a resize by nearest pixel", ({ mask, placed, ...size }) => {
  const patch = placeMask(asciiMask(mask), { x0: 0, y0: 0, x1: size.width, y1: size.height }, size)!;
  expect(joinPatches([patch], size)).toEqual(asciiMask(placed));
});
