import { describe, expect, test } from "vitest";
import { groupOf } from "../../src/split/group-rule.ts";
import type { GroupRule } from "../../src/split/group-rule.ts";

/** The groups of records of one column. */
function groups(rule: GroupRule, column: string, values: readonly string[]) {
  return values.map((value) =>
    groupOf(rule, { line: 2, fields: [value], field: (name) => (name === column ? value : "") }),
  );
}

describe("groupOf()", () => {
  test("a plate is the same with other spaces, hyphens and case, and says nothing where there is none", () => {
    expect(groups({ by: "plate" }, "plate_text", ["b-123 xy", "B 123XY", "", " - "])).toEqual([
      "B123XY",
      "B123XY",
      undefined,
      undefined,
    ]);
    // They differ by a vowel sign.
    const [first, second] = groups({ by: "plate" }, "plate_text", ["กี1", "กา1"]);
    expect(first).not.toBe(second);
  });

  test("a column groups by its text as it is", () => {
    expect(groups({ by: "column", column: "camera" }, "camera", ["c1", "C1", ""])).toEqual(["c1", "C1", undefined]);
  });

  test("a name groups by the pattern's first group, or all it matches", () => {
    const names = ["d1_t5.jpg", "x/d1_t6.jpg", "other.jpg"];
    expect(groups({ by: "name", pattern: /(d\d)_t/u }, "image_path", names)).toEqual(["d1", "d1", undefined]);
    expect(groups({ by: "name", pattern: /d\d_/u }, "image_path", names)).toEqual(["d1_", "d1_", undefined]);
  });
});
