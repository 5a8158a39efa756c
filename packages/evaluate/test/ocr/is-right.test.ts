import { expect, test } from "vitest";
import { isPlateRight, isTextRight } from "../../src/ocr/is-right.ts";
import { FAILED, slotsRow, textRow } from "./ocr-row.ts";

test.each([
  { name: "the same text", row: textRow("AB1", "AB1"), text: true, plate: true },
  { name: "another case", row: textRow("AB1", "ab1"), text: false, plate: false },
  { name: "decomposed letters", row: textRow("Ü1", "U\u03081"), text: true, plate: true },
  { name: "a failed row", row: textRow("", "", FAILED), text: false, plate: false },
  { name: "all slots right", row: slotsRow("AB1", "AB1", { slots: 5 }), text: true, plate: true },
  { name: "a failed row with slots", row: slotsRow("A", "A", { slots: 2, ...FAILED }), text: false, plate: false },
  { name: "a wrong slot", row: slotsRow("AB1", "AB7", { slots: 5 }), text: false, plate: false },
  {
    name: "a text that a country's format set right, and slots that were wrong",
    row: slotsRow("AB1", "ABI", { slots: 5, text: "AB1" }),
    text: true,
    plate: false,
  },
])("isTextRight() and isPlateRight() of $name", ({ row, text, plate }) => {
  expect([isTextRight(row), isPlateRight(row)]).toEqual([text, plate]);
});
