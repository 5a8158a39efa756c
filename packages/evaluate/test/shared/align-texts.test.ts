import { alignTexts } from "@platekit/evaluate";
import * as fc from "fast-check";
import { expect, test } from "vitest";

/** `A=A` right, `B>8` taken for another, `C>` left out, `>D` added. */
function drawn(label: string, text: string): string {
  const draw = ({ truth, read }: { truth: string; read: string }) =>
    truth === read ? `${truth}=` : `${truth}>${read}`;
  return alignTexts(label, text).map(draw).join(" ");
}

test.each([
  { name: "keeps what is right", label: "AB1", text: "AB1", want: "A= B= 1=" },
  { name: "sees one character for another", label: "AB1", text: "A81", want: "A= B>8 1=" },
  { name: "sees one left out", label: "WA566", text: "WA56", want: "W= A= 5= 6> 6=" },
  { name: "sees one added", label: "GD", text: "GDA", want: "G= D= >A" },
  { name: "sees a shift as one left out and one added", label: "AB123", text: "B123X", want: "A> B= 1= 2= 3= >X" },
  { name: "takes a swap for two wrong characters, not for gaps", label: "1I", text: "I1", want: "1>I I>1" },
  {
    name: "takes two wrong and one added for the two added, one left out",
    label: "ABA",
    text: "B1AB",
    want: "A>B B>1 A= >B",
  },
  { name: "settles equals from the end with a pair", label: "AB", text: "C", want: "A> B>C" },
  { name: "loses all of an empty reading", label: "AB", text: "", want: "A> B>" },
  { name: "finds all of an empty label added", label: "", text: "AB", want: ">A >B" },
  { name: "has nothing to say of nothing", label: "", text: "", want: "" },
  { name: "compares composed characters", label: "Ü1", text: "U\u03081", want: "Ü= 1=" },
  { name: "takes a code point beyond 16 bit for one", label: "😀1", text: "1", want: "😀> 1=" },
])("alignTexts() $name", ({ label, text, want }) => {
  expect(drawn(label, text)).toBe(want);
});

test("alignTexts() takes the entries of a list for characters", () => {
  expect(alignTexts(["서울", "1"], ["부산", "1"])).toEqual([
    { truth: "서울", read: "부산" },
    { truth: "1", read: "1" },
  ]);
});

// RapidFuzz 3.14.6, rapidfuzz.distance.Levenshtein.distance(label, text).
test.each([
  ["ABC123", "ABD123", 1],
  ["B144MOS", "8144M0S", 2],
  ["AB123CD", "B123CDX", 2],
  ["GD", "GDA123", 4],
  ["12AB34", "21BA43", 4],
  ["서울12가1234", "서울12나123", 2],
] as const)("alignTexts() of %s and %s has %i edits", (label, text, edits) => {
  expect(alignTexts(label, text).filter(({ truth, read }) => truth !== read)).toHaveLength(edits);
});

test("alignTexts() spells both texts, in order", () => {
  const text = fc.string({ unit: fc.constantFrom("A", "B", "1"), maxLength: 9 });
  fc.assert(
    fc.property(text, text, (label, read) => {
      const pairs = alignTexts(label, read);
      expect(pairs.map((pair) => pair.truth).join("")).toBe(label);
      expect(pairs.map((pair) => pair.read).join("")).toBe(read);
      expect(pairs).not.toContainEqual({ truth: "", read: "" });
    }),
  );
});
