import { expect, test } from "vitest";
import { mergeSightings } from "../../src/regions/merge-sightings.ts";
import { makeSighting } from "../support/make-sighting.ts";

const whole = makeSighting("#####\n#####", { score: 0.7 });
const clipped = makeSighting("..###\n..###", { score: 0.9, isClipped: true });
const coarse = makeSighting("##\n##", { score: 0.95, place: { offsetX: 0.5, offsetY: 0.5, scaleX: 2, scaleY: 2 } });
const beside = makeSighting(".......###\n.......###", { score: 0.6 });

test.each([
  { name: "a whole one rather than a clipped one", given: [clipped, whole], kept: [whole] },
  { name: "one from a finer map rather than a surer one", given: [coarse, whole], kept: [whole] },
  { name: "two that share no cells", given: [whole, beside], kept: [whole, beside] },
  { name: "none of none", given: [], kept: [] },
])("mergeSightings() keeps $name", ({ given, kept }) => {
  expect(mergeSightings(given)).toEqual(kept);
});

test("mergeSightings() leaves its argument as it was", () => {
  const given = [clipped, whole];
  mergeSightings(given);
  expect(given).toEqual([clipped, whole]);
});
