import { expect, test } from "vitest";
import { inTurn, someInTurn } from "../../src/benchmark/in-turn.ts";

test("inTurn() goes round, from behind before the first", () => {
  expect([-4, -1, 0, 2, 3, 7].map((index) => inTurn(["a", "b", "c"], index))).toEqual(["c", "c", "a", "c", "a", "b"]);
});

test("someInTurn() takes the same item again where there are fewer", () => {
  expect(someInTurn(["a", "b"], 1, 4)).toEqual(["b", "a", "b", "a"]);
});

test("inTurn() refuses nothing at all", () => {
  expect(() => inTurn([], 0)).toThrow(
    new RangeError("Cannot take items in turn: there must be at least one, got none"),
  );
});
