import { expect, test } from "vitest";
import { alignRow } from "../../src/ocr/align-row.ts";
import { FAILED, textRow } from "./ocr-row.ts";

test("alignRow() lays the reading along its label", () => {
  const result = textRow("K7Q", "KQ");
  expect(alignRow(result)).toEqual({
    result,
    pairs: [
      { truth: "K", read: "K" },
      { truth: "7", read: "" },
      { truth: "Q", read: "Q" },
    ],
  });
});

test("alignRow() of a failed row has read nothing, whatever is left in it", () => {
  const { pairs } = alignRow(textRow("K7", "K7", { error: FAILED.error! }));
  expect(pairs.map(({ read }) => read)).toEqual(["", ""]);
});
