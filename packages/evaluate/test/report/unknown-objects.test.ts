import { unknownObjects } from "@platekit/evaluate";
import { expect, test } from "vitest";

const objects = { truth: 6, found: 6, predicted: 7, right: 6 };

test("unknownObjects() says of how many photos nobody knows the plates, and what recall is of", () => {
  expect(unknownObjects({ objects: { ...objects, unknown_photos: 4 } })).toBe(
    "No true mask could be read for 4 photos: how many plates are in them is unknown. object_recall is of the 6 plates in the others.",
  );
  expect(unknownObjects({ objects: { ...objects, truth: 1, unknown_photos: 1 } })).toBe(
    "No true mask could be read for 1 photo: how many plates are in it is unknown. object_recall is of the 1 plate in the others.",
  );
});

test("unknownObjects() has nothing to say where every mask could be read", () => {
  expect(unknownObjects({ objects: { ...objects, unknown_photos: 0 } })).toBeUndefined();
});
