import { PlateError } from "@platekit/core/errors";
import { expect, test } from "vitest";

test("PlateError.isInstance() knows errors of another installed copy", () => {
  const foreign = Object.assign(new Error("x"), {
    [Symbol.for("platekit.PlateError")]: true,
    code: "ERR_IMAGE_DECODE",
  });
  expect(PlateError.isInstance(foreign)).toBe(true);
  expect(PlateError.isInstance(new Error("x"))).toBe(false);
  expect(PlateError.isInstance(new PlateError("ERR_IMAGE_DECODE", "Cannot decode image"))).toBe(true);
});
