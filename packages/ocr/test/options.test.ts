import { expect, test } from "vitest";
import { RecognizerOptionsSchema } from "../src/options.ts";

test("RecognizerOptionsSchema fills in the documented defaults", () => {
  expect(RecognizerOptionsSchema.parse({})).toEqual({
    padRemoval: "trailing",
    decoder: "beam",
    beamWidth: 8,
    alternatives: 5,
    minCharConfidence: 0,
  });
});
