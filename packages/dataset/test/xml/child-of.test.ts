import { expect, test } from "vitest";
import { childOf, childrenOf } from "../../src/xml/child-of.ts";

test("childOf() gives the first child of a name, childrenOf() all of them; of nothing there is none", () => {
  const leaf = (name: string, text: string) => ({ name, text, children: [] });
  const root = { name: "a", text: "", children: [leaf("b", "1"), leaf("c", "2"), leaf("b", "3")] };
  expect(childOf(root, "b")?.text).toBe("1");
  expect(childrenOf(root, "b").map(({ text }) => text)).toEqual(["1", "3"]);
  expect(childOf(undefined, "b")).toBeUndefined();
  expect(childrenOf(undefined, "b")).toEqual([]);
});
