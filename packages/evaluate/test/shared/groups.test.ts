import { expect, test } from "vitest";
import { createGroups } from "../../src/shared/groups.ts";

test("createGroups() makes one counter a key, in the order met", () => {
  const groups = createGroups<string, string[]>(() => []);
  groups.of("us").push("1");
  groups.of("br").push("2");
  groups.of("us").push("3");
  expect(groups.entries()).toEqual([
    ["us", ["1", "3"]],
    ["br", ["2"]],
  ]);
});
