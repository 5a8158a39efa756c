import { expect, test } from "vitest";
import { formatError } from "../../src/table/format-error.ts";

test("formatError() names file and line", () => {
  expect(formatError("t.csv", 3, "must be a number, got x")).toMatchObject({
    code: "ERR_DATASET_FORMAT",
    message: "Cannot read t.csv line 3: must be a number, got x",
  });
});
