import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJoinedGroups } from "../../src/split/create-joined-groups.ts";

const KEYS = Array.from("abcdefgh");

describe("createJoinedGroups()", () => {
  test("what is joined by steps is one group, called after its smallest member", () => {
    const groups = createJoinedGroups();
    groups.join("d", "c");
    groups.join("b", "e");
    expect(["b", "c", "d", "e", "f"].map(groups.find)).toEqual(["b", "c", "c", "b", "f"]);
    groups.join("e", "d");
    expect(["b", "c", "d", "e", "f"].map(groups.find)).toEqual(["b", "b", "b", "b", "f"]);
  });

  test("a chain of 100,000 does not run out of stack", () => {
    const groups = createJoinedGroups();
    for (let at = 0; at < 100_000; at += 1) groups.join(`${at}`, `${at + 1}`);
    expect(groups.find("100000")).toBe("0");
  });

  test("the order of joining changes nothing", () => {
    const key = fc.constantFrom(...KEYS);
    const pairs = fc.array(fc.tuple(key, key), { maxLength: 12 });
    const names = (joins: readonly (readonly [string, string])[]) => {
      const groups = createJoinedGroups();
      for (const [a, b] of joins) groups.join(a, b);
      return KEYS.map(groups.find);
    };
    fc.assert(
      fc.property(pairs, (joins) => {
        expect(names(joins.toReversed().map(([a, b]) => [b, a] as const))).toEqual(names(joins));
      }),
    );
  });
});
