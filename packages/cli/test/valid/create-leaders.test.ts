import { expect, test } from "vitest";
import { createLeaders } from "../../src/valid/create-leaders.ts";

test("createLeaders() keeps the items of the highest rank, the earlier of equals, and counts all", () => {
  const leaders = createLeaders<string>(3);
  const ranks = { a: 0.2, b: 0.9, c: 0.5, d: 0.9, e: 0.1, f: 0.5, g: 0.95, h: -1 };
  for (const [item, rank] of Object.entries(ranks)) leaders.add(item, rank);
  expect(leaders.items()).toEqual(["g", "b", "d"]);
  expect(leaders.count()).toBe(8);
});
