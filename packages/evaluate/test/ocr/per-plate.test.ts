import { expect, test } from "vitest";
import { createPerPlate } from "../../src/ocr/per-plate.ts";

test("createPerPlate() lets each distinct text count once", () => {
  const plates = createPerPlate();
  for (const isRight of [true, false, false, false]) plates.add("AB1", isRight);
  plates.add("MÜ9", true);
  plates.add("MU\u03089", false); // the same text, in decomposed letters
  // AB1 1/4 and MÜ9 1/2: (0.25 + 0.5) / 2.
  expect(plates.summary()).toEqual({ plates: 2, plateAccPerPlate: 0.375 });
});

test("createPerPlate() of nothing is 0", () => {
  expect(createPerPlate().summary()).toEqual({ plates: 0, plateAccPerPlate: 0 });
});
