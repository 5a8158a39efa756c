import { expect, test } from "vitest";
import { compilePattern } from "../../src/formats/compile-pattern.ts";
import { formatPools } from "../../src/formats/format-pools.ts";

const POOLS = formatPools({ letters: "AB", digits: "0123456789", sets: { Q: "XXY" } });

/** Variants as plain text: share, then each part's words with their shares. */
function shown(pattern: string) {
  return compilePattern(pattern, POOLS).map(({ share, length, parts }) => ({
    share,
    length,
    parts: parts.map(({ words }) => Object.fromEntries(words)),
  }));
}

test("compilePattern() makes one part of each sign, and none of marks", () => {
  expect(shown("L-Q o./s{AB}")).toEqual([
    {
      share: 1,
      length: 4,
      parts: [{ A: 0.5, B: 0.5 }, { X: expect.closeTo(2 / 3), Y: expect.closeTo(1 / 3) }, { AB: 1 }],
    },
  ]);
});

test("compilePattern() splits a choice between words of several lengths", () => {
  // Of four words, three have one letter: A twice, B once.
  expect(shown("{A|A|B|HH}L")).toEqual([
    {
      share: 0.75,
      length: 2,
      parts: [
        { A: expect.closeTo(2 / 3), B: expect.closeTo(1 / 3) },
        { A: 0.5, B: 0.5 },
      ],
    },
    { share: 0.25, length: 3, parts: [{ HH: 1 }, { A: 0.5, B: 0.5 }] },
  ]);
});

test("compilePattern() knows X as letters and digits together", () => {
  const [part] = compilePattern("XD", POOLS)[0]!.parts;
  expect(part!.words.size).toBe(12);
  expect(part!.words.get("A")).toBeCloseTo(1 / 12, 12);
});

test.each([
  ["L?", 'Cannot read format "L?": signs must be D L Q X {A|B} / space - . o s, got ?'],
  ["L{A|B", 'Cannot read format "L{A|B": signs must be D L Q X {A|B} / space - . o s, got {'],
  ["L{}", 'Cannot read format "L{}": signs must be D L Q X {A|B} / space - . o s, got {'],
  ["L", 'Cannot read format "L": it must describe texts of 2 to 10 characters, got 1'],
  ["DDDDDDDDDDD", 'Cannot read format "DDDDDDDDDDD": it must describe texts of 2 to 10 characters, got 11'],
  ["{A|ABCDEFGHIJ}L", 'Cannot read format "{A|ABCDEFGHIJ}L": it must describe texts of 2 to 10 characters, got 11'],
])("compilePattern() refuses %s", (pattern, message) => {
  expect(() => compilePattern(pattern, POOLS)).toThrow(new RangeError(message));
});
