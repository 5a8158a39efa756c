import { expect, test } from "vitest";
import { uniqueNames } from "../../src/files/unique-names.ts";

test.each([
  { names: ["a.jpg", "b.jpg"], unique: ["a.jpg", "b.jpg"] },
  { names: ["a.jpg", "a.jpg", "a.jpg"], unique: ["a.jpg", "a-2.jpg", "a-3.jpg"] },
  { names: ["a-2.jpg", "a.jpg", "a.jpg"], unique: ["a-2.jpg", "a.jpg", "a-3.jpg"] },
  { names: ["x/a.jpg", "y/a.jpg", "x/A.jpg"], unique: ["x/a.jpg", "y/a.jpg", "x/A-2.jpg"] },
])("uniqueNames($names)", ({ names, unique }) => {
  expect(uniqueNames(names)).toEqual(unique);
});
