import { expect, test } from "vitest";
import { alignTexts } from "@platekit/evaluate";
import { readKind } from "../../src/page/error-kind.ts";

test.each([
  { label: "AB123", text: "AB123", kind: "right" },
  { label: "", text: "", kind: "right" },
  { label: "AB123", text: "", kind: "unread" },
  { label: "A0123", text: "AO123", kind: "look-alike" },
  { label: "A01I3", text: "AOI13", kind: "look-alike" },
  // Nothing alike about a character added, nor about marks that are no letters.
  { label: "AB123", text: "AB123-", kind: "length" },
  { label: "AB-123", text: "AB.123", kind: "one-character" },
  { label: "AB123", text: "AB128", kind: "one-character" },
  { label: "AB123", text: "A8128", kind: "several-characters" },
  { label: "AB123", text: "AB12", kind: "length" },
  { label: "AB123", text: "1AB123", kind: "length" },
])("readKind() calls $text for $label $kind", ({ label, text, kind }) => {
  expect(readKind({ label, text, aligned: alignTexts(label, text) })).toBe(kind);
});
