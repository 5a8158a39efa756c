import { expect, test } from "vitest";
import { asPlateError, PlateError } from "@platekit/core/errors";

test("asPlateError() gives back what a caller may handle, and throws anything else", async () => {
  const known = new PlateError("ERR_IMAGE_DECODE", "Cannot decode a.png: broken");
  expect(asPlateError(known)).toBe(known);
  expect(await Promise.reject(known).catch(asPlateError)).toBe(known);
  const slip = new TypeError("undefined is not a function");
  await expect(Promise.reject(slip).catch(asPlateError)).rejects.toBe(slip);
});
