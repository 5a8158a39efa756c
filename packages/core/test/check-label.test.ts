import { checkLabel } from "@platekit/core";
import { describe, expect, test } from "vitest";

const LATIN = { labels: Array.from("0123456789ABC_"), pad: "_", slots: 4 };

describe("checkLabel()", () => {
  test.each(["A", "0123", "AB_1", "____"])("lets %j pass", (text) => {
    expect(checkLabel(text, LATIN)).toBeUndefined();
  });

  test("names a label longer than the slots", () => {
    expect(checkLabel("ABC12", LATIN)).toEqual({
      kind: "too-long",
      message: `label "ABC12" must not be longer than the model's 4 slots, got 5 characters`,
    });
  });

  test("names every character outside the alphabet, each once; lower case is another character", () => {
    expect(checkLabel("aÄaX", LATIN)).toEqual({
      kind: "outside-alphabet",
      message: `label "aÄaX" must be written in the model's alphabet, got "a", "Ä", "X"`,
    });
  });

  test("a label that is too long and foreign is too long: the order of fast-plate-ocr", () => {
    expect(checkLabel("ÄÄÄÄÄ", LATIN)?.kind).toBe("too-long");
  });

  test("an empty label is no label", () => {
    expect(checkLabel("", LATIN)?.kind).toBe("empty");
  });

  test("a class may have several letters: 서울12가1234 takes 8 slots, not 9", () => {
    const korean = { labels: [...Array.from("0123456789가"), "서울"], slots: 8 };
    expect(checkLabel("서울12가1234", korean)).toBeUndefined();
    expect(checkLabel("서울12가12345", korean)?.message).toContain("got 9 characters");
    expect(checkLabel("부산12가1234", korean)?.message).toMatch(/got 9 characters$/);
    expect(checkLabel("부산12가123", korean)?.message).toMatch(/got "부", "산"$/);
  });

  test("composed and decomposed letters are the same", () => {
    expect(checkLabel("가".normalize("NFD"), { labels: ["가"], slots: 1 })).toBeUndefined();
    expect(checkLabel("Ä", { labels: ["Ä".normalize("NFD")], slots: 1 })).toBeUndefined();
  });

  test("characters outside the basic plane count once", () => {
    expect(checkLabel("𝟏𝟐", { labels: ["𝟏", "𝟐"], slots: 2 })).toBeUndefined();
  });

  test("without slots any length will do", () => {
    expect(checkLabel("A".repeat(100), { labels: ["A"] })).toBeUndefined();
  });
});
